import { SearchX } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { similarNames } from '@/lib/client/similar-names'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { paths } from '@/lib/paths'

interface Props {
  server: string
  name: string
  software: string
  commands: readonly CatalogueCommand[]
}

/** A command that the server does not have, and what may have been meant. */
export function UnknownCommand({ server, name, software, commands }: Props) {
  const near = similarNames(
    name,
    commands.map(command => command.name),
  )
  return (
    <>
      <h1 className="sr-only">Unknown command</h1>
      <EmptyState
        icon={SearchX}
        title={`${software} has no command “${name}”`}
        action={
          <Link href={paths.commands(server)} className={buttonClass('quiet')}>
            All commands
          </Link>
        }
      >
        <p>It may belong to another release, or to a module that is not loaded.</p>
        {near.length > 0 && (
          <p className="mt-3">
            Did you mean{' '}
            {near.map((each, at) => (
              <span key={each}>
                {at > 0 && (at === near.length - 1 ? ' or ' : ', ')}
                <Link
                  href={paths.command(server, each)}
                  className="rounded-sm font-mono text-accent underline-offset-3 hover:underline"
                >
                  {each}
                </Link>
              </span>
            ))}
            ?
          </p>
        )}
      </EmptyState>
    </>
  )
}

import Link from 'next/link'
import { Badge, EffectBadge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page-header'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import { paths } from '@/lib/paths'

interface Props {
  server: string
  command: CatalogueCommand
  definition: Definition
}

const link =
  'rounded-sm underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-accent'

/** What the command is and does. */
export function CommandHeader({ server, command, definition }: Props) {
  const { notes, name, versions } = command
  return (
    <div className="pb-6">
      <PageHeader
        title={name}
        mono
        beside={
          <>
            <EffectBadge effect={notes.effect} />
            {(versions.length > 1 || definition.version > 0) && (
              <Badge>API version {definition.version}</Badge>
            )}
            {command.isForeign && <Badge tone="accent">Third party</Badge>}
          </>
        }
      >
        {notes.summary}.
      </PageHeader>
      <p className="-mt-3 flex flex-wrap gap-x-4 gap-y-1 text-caption text-faint">
        {definition.tags.length > 0 && (
          <span>
            {definition.tags.map((tag, at) => (
              <span key={tag}>
                {at > 0 && ', '}
                <Link href={paths.commands(server, { tag })} className={link}>
                  {tag}
                </Link>
              </span>
            ))}
          </span>
        )}
        {definition.module && (
          <Link href={paths.commands(server, { module: definition.module })} className={`font-mono ${link}`}>
            {definition.module}
          </Link>
        )}
        {command.source && (
          <Link href={paths.catalogue(server)} className={link}>
            {command.source}
          </Link>
        )}
      </p>
    </div>
  )
}

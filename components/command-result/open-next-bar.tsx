import Link from 'next/link'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { paths } from '@/lib/paths'
import { openNext } from './open-next'
import { useSurroundings } from './result-context'
import type { RunRecord } from './run-record'

/** Where to look after a run that worked. */
export function OpenNextBar({ command, run }: { command: CatalogueCommand; run: RunRecord }) {
  const { server, commands } = useSurroundings()
  const uses = openNext(commands, command, run.definition, run.args)
  if (uses.length === 0) return null
  return (
    <nav aria-label="Open next" className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <span className="text-caption text-faint">Open next</span>
      {uses.map(({ command: { name, notes }, prefill }) => (
        <Link
          key={name}
          href={paths.command(server, name, prefill)}
          title={notes.summary}
          className="rounded-sm font-mono text-accent underline-offset-3 hover:underline"
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}

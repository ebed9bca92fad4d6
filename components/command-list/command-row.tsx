import Link from 'next/link'
import { memo } from 'react'
import { EffectBadge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { paths } from '@/lib/paths'
import { newestOf } from './filter'

interface CommandRowProps {
  server: string
  command: CatalogueCommand
}

/** One command in one line (three on a phone). The whole line leads to it. */
export const CommandRow = memo(function CommandRow({ server, command }: CommandRowProps) {
  const { name, notes, unavailable, versions, isForeign, difference } = command
  const mark = isForeign ? 'third party' : difference ? 'different here' : undefined
  const tags = newestOf(command)?.tags ?? []
  return (
    <li
      className={cx(
        'relative grid min-h-9 items-center gap-x-4 border-b px-2 py-1.5 text-table hover:bg-hover',
        'grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,16rem)_minmax(0,1fr)_6.5rem]',
        'xl:grid-cols-[minmax(0,16rem)_minmax(0,1fr)_minmax(0,7rem)_3.5rem_6.5rem]',
        'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring',
      )}
    >
      <Link
        href={paths.command(server, name)}
        prefetch={false}
        className={cx(
          '-my-1.5 flex items-center self-stretch font-mono wrap-anywhere outline-none after:absolute after:inset-0',
          unavailable ? 'text-faint' : 'text-ink',
        )}
      >
        {name}
      </Link>
      <span className="text-muted text-pretty max-md:order-1 max-md:col-span-2">
        {unavailable ? <span className="text-faint">{unavailable}</span> : notes.summary}
        {mark && <span className="ml-2 text-caption text-accent">{mark}</span>}
      </span>
      <span className="truncate text-caption text-faint max-xl:hidden">{tags.join(', ')}</span>
      <span className="text-caption text-faint tabular-nums max-xl:hidden">{versionsText(versions)}</span>
      <EffectBadge effect={notes.effect} bare />
    </li>
  )
})

/** "v0", "v0–v3": the API versions that it has definitions of. */
function versionsText(versions: CatalogueCommand['versions']): string {
  const first = versions[0]?.version ?? 0
  const last = versions.at(-1)?.version ?? first
  return first === last ? `v${first}` : `v${first}–v${last}`
}

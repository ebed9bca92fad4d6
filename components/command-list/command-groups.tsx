import { memo } from 'react'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { CommandRow } from './command-row'
import { type Filter, groupByTag } from './filter'

interface CommandGroupsProps {
  server: string
  commands: readonly CatalogueCommand[]
  filter: Filter
}

/** The list: below headings that stick, or flat. */
export const CommandGroups = memo(function CommandGroups({ server, commands, filter }: CommandGroupsProps) {
  if (commands.length === 0) return null
  if (filter.view === 'flat') {
    return (
      <div className="mt-4 border-t border-line-strong">
        <Rows server={server} commands={commands} label="Commands" />
      </div>
    )
  }
  return groupByTag(commands, filter).map(({ tag, commands: members }) => (
    <section key={tag} aria-label={tag || 'No tag'}>
      <h2 className="flex items-baseline gap-2 border-b border-line-strong px-2 pt-6 pb-2 text-section">
        {tag || 'No tag'}
        <span className="text-caption font-normal text-faint tabular-nums">{members.length}</span>
      </h2>
      <Rows server={server} commands={members} label={`Commands with the tag ${tag}`} />
    </section>
  ))
})

function Rows({
  server,
  commands,
  label,
}: {
  server: string
  commands: readonly CatalogueCommand[]
  label: string
}) {
  return (
    <ul aria-label={label}>
      {commands.map(command => (
        <CommandRow key={command.name} server={server} command={command} />
      ))}
    </ul>
  )
}

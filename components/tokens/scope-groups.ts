import { searchCommands } from '@/lib/client/search-commands'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'

export interface ScopeGroup {
  name: string
  commands: readonly CatalogueCommand[]
}

export type Arrangement = 'tag' | 'module'

/** What of the commands is looked at, and how it is arranged. */
export interface ScopeView {
  by: Arrangement
  text: string
  /** '': every effect. */
  effect: Effect | ''
}

/** The commands that fit, in groups by name. One with several tags is in the group of each. */
export function scopeGroups(
  commands: readonly CatalogueCommand[],
  { by, text, effect }: ScopeView,
): ScopeGroup[] {
  const usable = commands.filter(
    ({ unavailable, notes }) => !unavailable && (!effect || notes.effect === effect),
  )
  const groups = new Map<string, CatalogueCommand[]>()
  for (const command of searchCommands(usable, text)) {
    for (const name of namesOf(command, by)) {
      const group = groups.get(name)
      if (group) group.push(command)
      else groups.set(name, [command])
    }
  }
  return [...groups]
    .map(([name, found]) => ({ name, commands: found }))
    .sort((a, b) => compare(a.name, b.name))
}

function namesOf({ versions }: CatalogueCommand, by: Arrangement): readonly string[] {
  const newest = versions.at(-1)
  if (!newest) return []
  if (by === 'module') return [newest.module]
  return newest.tags.length > 0 ? newest.tags : ['no tag']
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

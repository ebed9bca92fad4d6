import { searchCommands } from '@/lib/client/search-commands'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'

/** What narrows the list; '' leaves it open. Lives in the address. */
export interface Filter {
  readonly q: string
  readonly tag: string
  readonly module: string
  readonly effect: Effect | ''
  readonly view: 'tags' | 'flat'
}

export const noFilter: Filter = { q: '', tag: '', module: '', effect: '', view: 'tags' }

const effects: readonly string[] = ['read', 'write', 'destructive'] satisfies Effect[]

/** Reads the filter from a query; what it does not know is left open. */
export function filterFromQuery(query: { get(name: string): string | null }): Filter {
  const effect = query.get('effect') ?? ''
  return {
    q: query.get('q') ?? '',
    tag: query.get('tag') ?? '',
    module: query.get('module') ?? '',
    effect: effects.includes(effect) ? (effect as Effect) : '',
    view: query.get('view') === 'flat' ? 'flat' : 'tags',
  }
}

/** The query of a filter: only what differs from an open one. */
export function queryOf(filter: Filter): Record<string, string> {
  const given = Object.entries(filter).filter(([key, value]) => value !== noFilter[key as keyof Filter])
  return Object.fromEntries(given)
}

/** Whether anything narrows the list. */
export const isOpen = ({ view: _, ...filter }: Filter): boolean =>
  Object.values(filter).every(value => value === '')

/** The newest definition; its tags and module are what a person sees. */
export const newestOf = (command: CatalogueCommand) => command.versions.at(-1)

/** The commands that fit, best first where something was typed, else as given. */
export function applyFilter(
  commands: readonly CatalogueCommand[],
  filter: Filter,
): readonly CatalogueCommand[] {
  const { tag, module, effect } = filter
  const narrowed = commands.filter(
    command =>
      (tag === '' || newestOf(command)?.tags.includes(tag)) &&
      (module === '' || newestOf(command)?.module === module) &&
      (effect === '' || command.notes.effect === effect),
  )
  return searchCommands(narrowed, filter.q)
}

export interface Group {
  /** The first tag of its commands; '' has none. */
  readonly tag: string
  readonly commands: readonly CatalogueCommand[]
}

/**
 * Each command once, below its first tag (below the tag that is asked for, where one is). Groups by name, or by their
 * best command where something was typed.
 */
export function groupByTag(commands: readonly CatalogueCommand[], { q, tag }: Filter): readonly Group[] {
  const groups = new Map<string, CatalogueCommand[]>()
  for (const command of commands) {
    const key = tag || (newestOf(command)?.tags[0] ?? '')
    const group = groups.get(key)
    if (group) group.push(command)
    else groups.set(key, [command])
  }
  const list = [...groups].map(([key, members]) => ({ tag: key, commands: members }))
  return q.trim()
    ? list
    : list.sort((a, b) => Number(a.tag === '') - Number(b.tag === '') || (a.tag < b.tag ? -1 : 1))
}

export interface Choice {
  readonly value: string
  readonly count: number
}

/** Every tag, or module, with how many commands have it; by name. */
export function choicesOf(commands: readonly CatalogueCommand[], of: 'tag' | 'module'): readonly Choice[] {
  const counts = new Map<string, number>()
  for (const command of commands) {
    const newest = newestOf(command)
    if (!newest) continue
    // Of a third party's command the module may not be known.
    for (const value of of === 'tag' ? newest.tags : [newest.module])
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1))
}

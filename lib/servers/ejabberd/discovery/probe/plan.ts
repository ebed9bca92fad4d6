import { definitionsOf, RELEASES } from '@/lib/catalog/facts'
import type { Definition } from '@/lib/commands/definition'

/** A command to ask about. */
export interface Target {
  readonly name: string
  /** API versions to look at, ascending. */
  readonly versions: readonly number[]
  /** Names that a list among its arguments may have. */
  readonly lists: readonly string[]
  /** ejabberd itself never had it: which versions it has is not known. */
  readonly isStranger: boolean
}

/**
 * What to ask a server about: every command that any known release has, whatever its own release may be, and the names
 * that a person wants tried.
 *
 * @param newestVersion 0 for a server whose API has no versions
 */
export function planOf(alsoTried: readonly string[], newestVersion: number): Target[] {
  const known = new Map<string, Definition[]>()
  for (const definition of RELEASES.flatMap(release => [...definitionsOf(release).values()].flat())) {
    known.set(definition.name, [...(known.get(definition.name) ?? []), definition])
  }
  const everyVersion = Array.from({ length: newestVersion + 1 }, (_, version) => version)
  const everyList = listsIn([...known.values()].flat())
  const ours = [...known].map(([name, definitions]) => ({
    name,
    versions: [...new Set(definitions.map(({ version }) => version))]
      .filter(version => version <= newestVersion)
      .sort((a, b) => a - b),
    lists: listsIn(definitions),
    isStranger: false,
  }))
  const strangers = [...new Set(alsoTried)]
    .filter(name => !known.has(name))
    .map(name => ({ name, versions: everyVersion, lists: everyList, isStranger: true }))
  return [...ours, ...strangers].filter(({ versions }) => versions.length > 0)
}

const listsIn = (definitions: readonly Definition[]): string[] => [
  ...new Set(
    definitions.flatMap(({ args }) =>
      args.filter(({ type }) => type.kind === 'list').map(({ name }) => name),
    ),
  ),
]

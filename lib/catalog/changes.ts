import { compareVersions, type Difference } from '@/lib/commands/compare'
import type { Versions } from '@/lib/commands/definition'
import { definitionsOf, RELEASES } from './facts'

/** What a release made different, compared with the known release before it. */
export interface ReleaseChange {
  /** "24.02" */
  readonly release: string
  readonly differences: readonly Difference[]
}

/** A command through the releases of ejabberd. */
export interface CommandHistory {
  /** The first known release that has it. */
  readonly since: string
  /** `since` is the oldest known release, so the command may be older. */
  readonly orBefore: boolean
  /** Ascending, only releases that changed something; its arrival is not among them. */
  readonly changes: readonly ReleaseChange[]
}

const histories = new Map<string, CommandHistory>()

/** What became of a command from the oldest known release to the newest; undefined if it is not ejabberd's own. */
export function historyOf(command: string): CommandHistory | undefined {
  const known = histories.get(command)
  if (known) return known
  const first = RELEASES.findIndex(release => definitionsOf(release).has(command))
  const since = RELEASES[first]
  if (since === undefined) return undefined
  const changes = RELEASES.slice(first + 1).flatMap((release, index) => {
    const before = definitionsOf(RELEASES[first + index] ?? since)
    const differences = compareVersions(before.get(command), definitionsOf(release).get(command))
    return differences.length > 0 ? [{ release, differences }] : []
  })
  const history = { since, orBefore: first === 0, changes }
  histories.set(command, history)
  return history
}

/** Definitions by command name: of a release, or of a server. */
export type Commands = ReadonlyMap<string, Versions>

/** What is not the same in two sets of commands, by name, in alphabetical order; only commands that differ. */
export function differencesBetween(
  before: Commands,
  after: Commands,
): ReadonlyMap<string, readonly Difference[]> {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return new Map(
    names
      .map(name => [name, compareVersions(before.get(name), after.get(name))] as const)
      .filter(([, differences]) => differences.length > 0),
  )
}

/**
 * What an upgrade from one release to another (or a step back) changes; see `differencesBetween`.
 *
 * @throws RangeError if a release is not in `RELEASES`
 */
export const changesBetween = (from: string, to: string): ReadonlyMap<string, readonly Difference[]> =>
  differencesBetween(definitionsOf(from), definitionsOf(to))

import { LATEST, selectVersion, type Versions } from '@/lib/commands/definition'
import type { Frontend } from '@/lib/commands/frontend'
import type { BehaviourNote, CommandAdvice, JudgedDifference } from '@/lib/commands/upgrade'
import { definitionsOf, hasApiVersions, RELEASES } from '../facts'
import { BEHAVIOURS, type Behaviour, brings, isDated, touches } from './behaviours'
import { judged, worst } from './judge'
import { isScalar } from './shapes'

/** The releases that a server of this one can be upgraded to, ascending. */
export const newerThan = (release: string): readonly string[] => RELEASES.filter(each => each > release)

/** What an upgrade does to all commands of a kind, or to the server as a whole (`isGeneral`). */
export function behavioursBrought(
  from: string,
  to: string,
): readonly (BehaviourNote & { readonly isGeneral: boolean })[] {
  return brought(from, to).map(({ concerns, isKeptByVersion0: _, ...note }) => ({
    ...note,
    isDated: isDated(note),
    isGeneral: concerns === undefined,
  }))
}

const brought = (from: string, to: string) =>
  BEHAVIOURS.flatMap(behaviour => {
    const certainty = brings(behaviour, from, to)
    return certainty ? [{ ...behaviour, certainty }] : []
  })

/** Where nothing is known of how commands are called. */
const OVER_HTTP: readonly Frontend[] = ['mod_http_api']

/**
 * What an upgrade means for those who call a command now; undefined for a command that `from` does not have.
 *
 * @param interfaces those that it is called through: what happens to the others is left out
 * @throws RangeError if a release is not in `RELEASES`
 */
export function adviseOn(
  command: string,
  from: string,
  to: string,
  interfaces: readonly Frontend[] = OVER_HTTP,
): CommandAdvice | undefined {
  const before = definitionsOf(from).get(command)
  const old = before && selectVersion(before, LATEST)
  if (!before || !old) return undefined
  const after = definitionsOf(to).get(command)
  const now = after && selectVersion(after, LATEST)
  if (!after || !now) {
    const difference = { kind: 'command-removed' } as const
    return {
      ...{ command, impact: 'breaks', behaviours: [], pinned: [] },
      differences: [{ difference, impact: 'breaks' }],
    }
  }
  const differences = judged(old, now)
  const touching = brought(from, to).filter(
    behaviour => touches(behaviour, old) && behaviour.interfaces.some(each => interfaces.includes(each)),
  )
  const kept = keptBy(before, after, from, to, touching)
  return {
    command,
    impact: worst([...differences, ...touching].map(({ impact }) => impact)),
    differences,
    behaviours: touching.map(({ id }) => id),
    pinned: hasApiVersions(from) ? pinnedDifferences(before, after) : [],
    ...(kept === undefined ? {} : { keptByVersion: kept }),
  }
}

/** What every command that `from` has is advised, by name; those that nothing happens to are left out. */
export function adviseOnAll(from: string, to: string): readonly CommandAdvice[] {
  return [...definitionsOf(from).keys()].flatMap(command => {
    const advice = adviseOn(command, from, to)
    const isTouched = advice && (advice.impact !== 'none' || advice.pinned.length > 0)
    return isTouched ? [advice] : []
  })
}

/** Commands of `to` that `from` has not, by name. */
export const newIn = (from: string, to: string): readonly string[] =>
  [...definitionsOf(to).keys()].filter(name => !definitionsOf(from).has(name))

function pinnedDifferences(before: Versions, after: Versions) {
  return before.flatMap(definition => {
    const { version } = definition
    const now = selectVersion(after, version)
    const differences: readonly JudgedDifference[] = now
      ? judged(definition, now)
      : [{ difference: { kind: 'version-removed', version }, impact: 'breaks' }]
    return differences.length > 0 ? [{ version, differences }] : []
  })
}

/** The highest version whose definition asks nothing of who called before, where the newest does. */
function keptBy(
  before: Versions,
  after: Versions,
  from: string,
  to: string,
  touching: readonly Behaviour[],
): number | undefined {
  const old = selectVersion(before, LATEST)
  const now = selectVersion(after, LATEST)
  if (!old || !now || !hasApiVersions(to)) return undefined
  const wasWrapped = !hasApiVersions(from) && isScalar(old.result.type)
  const isNeeded = judged(old, now).length > 0 || touching.some(({ isKeptByVersion0 }) => isKeptByVersion0)
  if (!isNeeded) return undefined
  const candidates = wasWrapped ? [0] : after.map(({ version }) => version).toReversed()
  return candidates.find(version => {
    const then = selectVersion(after, version)
    const isOther = then !== now || wasWrapped
    return then !== undefined && isOther && judged(old, then).every(({ impact }) => impact !== 'breaks')
  })
}

import type { Definition, Policy, Versions } from '@/lib/commands/definition'
import { binary } from '@/lib/commands/fields'
import type { Field } from '@/lib/commands/types'
import facts from './facts/commands.json'
import { parseFields } from './facts/notation'

/**
 * What every release of ejabberd defines, as its sources say and its servers confirm. Made by
 * `scripts/import-facts.mjs`; names, types, versions and tags only, no descriptions.
 */

/** One record of `commands.json`; what is left out has the default named here. */
interface Fact {
  /** Releases that have it, "24.06..24.10,25.03.."; default: all. */
  readonly in?: string
  /** API version; default 0. */
  readonly version?: number
  /** Default "restricted". */
  readonly policy?: string
  readonly module: string
  /** Parted by spaces. */
  readonly tags: string
  /** See `parseFields`; default: none. */
  readonly args?: string
  /** "old: new, old: new"; default: none. */
  readonly renames?: string
  /** Default "res: rescode". */
  readonly result?: string
  /** What the record says about its history: "added in 24.06", "improved in 25.08". */
  readonly note?: string
}

const commands: Readonly<Record<string, readonly Fact[]>> = facts.commands

/** Known ejabberd releases, ascending: "20.04" … */
export const RELEASES: readonly string[] = facts.releases

/** The newest known release: the one whose behaviour the hosted server has. */
export const LATEST_RELEASE: string = RELEASES.at(-1) ?? ''

/** Whether the API of a release takes a version after the command (`/api/status/v1`): from 24.02 on (SPEC 2.1). */
export const hasApiVersions = (release: string): boolean => release >= '24.02'

const cache = new Map<string, ReadonlyMap<string, Versions>>()

/**
 * The definitions of a release by command name, in alphabetical order; per name by ascending API version.
 *
 * @throws RangeError if `release` is not in `RELEASES`; `nearestRelease` turns any text into one that is.
 */
export function definitionsOf(release: string): ReadonlyMap<string, Versions> {
  const known = cache.get(release)
  if (known) return known
  if (!RELEASES.includes(release)) throw new RangeError(`Unknown ejabberd release "${release}"`)
  const definitions = new Map<string, Versions>()
  for (const [name, records] of Object.entries(commands)) {
    const versions = records.filter(fact => covers(fact, release)).map(fact => toDefinition(name, fact))
    if (versions.length > 0) definitions.set(name, versions)
  }
  cache.set(release, definitions)
  return definitions
}

/** The releases that have a command, ascending; none for a command that is not ejabberd's. */
export function releasesOf(command: string): readonly string[] {
  const records = Object.hasOwn(commands, command) ? (commands[command] ?? []) : []
  return RELEASES.filter(release => records.some(fact => covers(fact, release)))
}

/** What the newest records of a command say about their history, by API version: "added in 24.06". Often nothing. */
export function historyOf(command: string): Readonly<Record<number, string>> {
  const records = Object.hasOwn(commands, command) ? (commands[command] ?? []) : []
  const newest = records.filter(fact => fact.note !== undefined && covers(fact, LATEST_RELEASE))
  return Object.fromEntries(newest.map(({ version = 0, note = '' }) => [version, note]))
}

/**
 * The known release whose facts fit a server best: the newest that is not above it; the oldest for one that is older
 * than all. `text` is what a server says about itself ("ejabberd 23.01-1+deb12u1", the answer of `status`) or a bare
 * "24.7"; without a number in it: the newest.
 */
export function nearestRelease(text: string): string {
  const found = /ejabberd v?(\d+)\.(\d+)/i.exec(text) ?? /(\d+)\.(\d+)/.exec(text)
  if (!found) return LATEST_RELEASE
  const asked = Number(found[1]) * 100 + Number(found[2])
  const older = RELEASES.filter(release => Number(release.replace('.', '')) <= asked)
  return older.at(-1) ?? RELEASES[0] ?? ''
}

function covers(fact: Fact, release: string): boolean {
  if (fact.in === undefined) return true
  return fact.in.split(',').some(run => {
    const [first = '', last = first] = run.split('..')
    return first <= release && (last === '' || release <= last)
  })
}

/**
 * The record of a command with policy `user` leaves out the account, which a caller has to give all the same
 * (recorded on 23.01 and 26.07: `get_roster` and `get_offline_count` take `user` and `host`).
 */
const account: readonly Field[] = [binary('user'), binary('host')]

function toDefinition(name: string, fact: Fact): Definition {
  const policy = (fact.policy ?? 'restricted') as Policy
  const args = parseFields(fact.args ?? '')
  const [result = { name: 'res', type: { kind: 'rescode' } } as const] = parseFields(fact.result ?? '')
  const renames = fact.renames?.split(', ').map(pair => pair.split(': ')) ?? []
  return {
    name,
    version: fact.version ?? 0,
    tags: fact.tags.split(' '),
    module: fact.module,
    policy,
    args: policy === 'user' ? [...account, ...args] : args,
    renames: Object.fromEntries(renames),
    result,
  }
}

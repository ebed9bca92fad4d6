import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import type { Frontend } from '@/lib/commands/frontend'
import type { CommandAdvice } from '@/lib/commands/upgrade'
import { definitionsOf, RELEASES } from '../facts'
import { adviseOn, adviseOnAll, behavioursBrought, newerThan, newIn } from './advise'
import { judged } from './judge'

const upgrade = fc
  .tuple(fc.constantFrom(...RELEASES), fc.constantFrom(...RELEASES))
  .map(([a, b]) => [a, b].sort() as [string, string])
const command = fc.constantFrom(...new Set(RELEASES.flatMap(release => [...definitionsOf(release).keys()])))

interface Row {
  readonly command: string
  readonly impact: CommandAdvice['impact']
  readonly kinds: readonly string[]
  readonly behaviours: readonly string[]
  readonly keptByVersion: number | undefined
}

/** What was recorded on both releases, or stands in the table of SPEC's details, part 12. */
const rows: readonly Row[] = [
  {
    ...{ command: 'stats', impact: 'breaks', kinds: [], keptByVersion: 0 },
    behaviours: ['bare-scalars'],
  },
  {
    ...{ command: 'registered_users', impact: 'check', kinds: [], keptByVersion: undefined },
    behaviours: ['host-gate', 'sorted-lists'],
  },
  {
    ...{ command: 'create_room', impact: 'check', kinds: ['argument-renamed'], keptByVersion: undefined },
    behaviours: ['host-gate'],
  },
  {
    ...{ command: 'kick_user', impact: 'breaks', kinds: ['result-changed'], keptByVersion: 0 },
    behaviours: ['bare-scalars', 'host-gate'],
  },
  {
    ...{ command: 'add_rosteritem', impact: 'breaks', keptByVersion: 0 },
    kinds: ['argument-removed', 'argument-added'],
    behaviours: ['host-gate'],
  },
  {
    ...{ command: 'get_roster', impact: 'breaks', kinds: ['result-changed'], keptByVersion: undefined },
    behaviours: ['host-gate', 'sorted-lists'],
  },
  {
    ...{ command: 'unregister', impact: 'check', kinds: [], keptByVersion: undefined },
    behaviours: ['host-gate'],
  },
]

describe('an upgrade from 23.01 to 26.07', () => {
  test.each(rows)('$command', ({ command, impact, kinds, behaviours, keptByVersion }) => {
    const advice = adviseOn(command, '23.01', '26.07')
    expect(advice?.impact).toBe(impact)
    expect(advice?.differences.map(({ difference }) => difference.kind)).toEqual(kinds)
    expect(advice?.behaviours).toEqual(behaviours)
    expect(advice?.keptByVersion).toBe(keptByVersion)
    // Before API versions nobody could name one.
    expect(advice?.pinned).toEqual([])
  })

  test('is another thing over XML-RPC, which cannot name a version, and in the shell', () => {
    const over = (name: string, ...interfaces: Frontend[]) =>
      adviseOn(name, '23.01', '26.07', interfaces)?.behaviours
    expect(over('stats', 'ejabberd_xmlrpc')).toEqual([])
    expect(over('registered_users', 'ejabberd_xmlrpc')).toEqual(['host-gate', 'xmlrpc-nesting'])
    expect(over('create_room_with_opts', 'ejabberd_ctl')).toEqual(['ctl-lists'])
  })

  test('brings commands, and changes of behaviour that are sure', () => {
    expect(newIn('23.01', '26.07')).toEqual(expect.arrayContaining(['get_ban_details', 'unban_account']))
    expect(new Set(behavioursBrought('23.01', '26.07').map(({ certainty }) => certainty))).toEqual(
      new Set(['surely']),
    )
  })
})

describe('what only the two ends are known of', () => {
  test.each([
    ['23.01', '23.10', 'may'],
    ['24.02', '25.03', 'may'],
    ['20.04', '26.07', 'surely'],
    ['20.04', '23.01', undefined],
  ] as const)('from %s to %s: sorted lists are %s', (from, to, certainty) => {
    const found = behavioursBrought(from, to).find(({ id }) => id === 'sorted-lists')
    expect(found?.certainty).toBe(certainty)
  })

  test.each([
    ['23.01', '23.10', undefined],
    ['23.10', '24.02', 'surely'],
    ['24.02', '26.07', undefined],
  ] as const)('from %s to %s: API versions come %s', (from, to, certainty) => {
    expect(behavioursBrought(from, to).find(({ id }) => id === 'api-versions')?.certainty).toBe(certainty)
  })
})

describe('advice', () => {
  test('is none for staying where one is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RELEASES), release => {
        expect(adviseOnAll(release, release)).toEqual([])
        expect(behavioursBrought(release, release)).toEqual([])
        expect(newIn(release, release)).toEqual([])
      }),
    )
  })

  test('a version that is said to keep a command does keep it', () => {
    fc.assert(
      fc.property(upgrade, command, ([from, to], name) => {
        const advice = adviseOn(name, from, to)
        if (advice?.keptByVersion === undefined) return
        const old = selectVersion(definitionsOf(from).get(name) ?? [], LATEST)
        const kept = selectVersion(definitionsOf(to).get(name) ?? [], advice.keptByVersion)
        expect(to >= '24.02' && old !== undefined && kept !== undefined).toBe(true)
        if (old && kept) expect(judged(old, kept).filter(({ impact }) => impact === 'breaks')).toEqual([])
      }),
    )
  })

  test('is given on every command that the older release has, and on no other', () => {
    fc.assert(
      fc.property(upgrade, command, ([from, to], name) => {
        expect(adviseOn(name, from, to) !== undefined).toBe(definitionsOf(from).has(name))
      }),
    )
  })

  test('goes to newer releases only', () => {
    expect(newerThan('26.07')).toEqual([])
    expect(newerThan('26.01').every(release => release > '26.01')).toBe(true)
  })
})

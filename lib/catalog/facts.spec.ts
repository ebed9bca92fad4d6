import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { selectVersion } from '@/lib/commands/definition'
import { definitionsOf, LATEST_RELEASE, nearestRelease, RELEASES, releasesOf } from './facts'

/** Release: names, records. Counted in the sources of each release. */
const counts: Record<string, readonly [names: number, records: number]> = {
  '20.04': [155, 155],
  '20.07': [155, 155],
  '20.12': [155, 155],
  '21.01': [155, 155],
  '21.04': [156, 156],
  '21.07': [156, 156],
  '21.12': [159, 159],
  '22.05': [166, 166],
  '22.10': [166, 166],
  '23.01': [166, 166],
  '23.04': [167, 167],
  '23.10': [168, 168],
  '24.02': [171, 178],
  '24.06': [199, 209],
  '24.07': [199, 209],
  '24.10': [201, 211],
  '24.12': [202, 221],
  '25.03': [202, 221],
  '25.04': [203, 222],
  '25.07': [211, 230],
  '25.08': [212, 231],
  '25.10': [223, 242],
  '26.01': [235, 254],
  '26.02': [235, 254],
  '26.03': [235, 254],
  '26.04': [235, 254],
  '26.07': [240, 259],
}

const find = (release: string, name: string, version = 1_000_000) => {
  const found = selectVersion(definitionsOf(release).get(name) ?? [], version)
  if (!found) throw new Error(`${name} is not in ${release}`)
  return found
}
const args = (release: string, name: string, version?: number) =>
  find(release, name, version).args.map(({ name }) => name)

describe('the facts of all releases', () => {
  test('are 27 releases, ascending', () => {
    expect(RELEASES).toEqual(Object.keys(counts))
    expect(LATEST_RELEASE).toBe('26.07')
  })

  test.each(Object.entries(counts))('%s has all its commands', (release, [names, records]) => {
    const definitions = definitionsOf(release)
    expect(definitions.size).toBe(names)
    expect([...definitions.values()].flat()).toHaveLength(records)
  })

  test('a name never has two definitions of one API version, and they ascend', () => {
    for (const release of RELEASES) {
      for (const [name, versions] of definitionsOf(release)) {
        const numbers = versions.map(({ version }) => version)
        expect(numbers, `${name} in ${release}`).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      }
    }
  })

  test('no command has ever gone', () => {
    for (const name of definitionsOf(LATEST_RELEASE).keys()) {
      const releases = releasesOf(name)
      expect(releases, name).toEqual(RELEASES.slice(-releases.length))
    }
  })

  test('are read once per release', () => {
    expect(definitionsOf('23.01')).toBe(definitionsOf('23.01'))
  })

  test('an unknown release is a bug of the caller, not an empty list', () => {
    expect(() => definitionsOf('23.02')).toThrow(RangeError)
  })

  test('a command that is not ejabberd’s is in no release', () => {
    expect(releasesOf('nosuch')).toEqual([])
    expect(releasesOf('constructor')).toEqual([])
    expect(releasesOf('get_ban_details')[0]).toBe('24.06')
  })
})

/** As real servers of these releases answered (conformance recordings). */
describe('signatures as recorded', () => {
  test.each([
    ['26.07', 'register', ['user', 'host', 'password']],
    ['26.07', 'add_rosteritem', ['localuser', 'localhost', 'user', 'host', 'nick', 'groups', 'subs']],
    ['23.01', 'add_rosteritem', ['localuser', 'localhost', 'user', 'host', 'nick', 'group', 'subs']],
    ['26.07', 'create_room_with_opts', ['room', 'service', 'host', 'options']],
    ['23.01', 'create_room_with_opts', ['name', 'service', 'host', 'options']],
    ['26.07', 'subscribe_room', ['user', 'host', 'nick', 'room', 'service', 'nodes']],
    ['23.01', 'subscribe_room', ['user', 'nick', 'room', 'nodes']],
    ['26.07', 'send_direct_invitation', ['room', 'service', 'password', 'reason', 'users']],
  ])('%s %s takes %j', (release, name, names) => {
    expect(args(release, name)).toEqual(names)
  })

  test.each(['23.01', '26.07'])('%s asks for the account where the policy is "user"', release => {
    expect(args(release, 'get_roster')).toEqual(['user', 'host'])
    expect(args(release, 'get_offline_count')).toEqual(['user', 'host'])
    expect(find(release, 'get_roster').renames).toEqual({ server: 'host' })
  })

  test('an older API version keeps its signature', () => {
    expect(args('26.07', 'get_room_affiliations', 0)).toEqual(['name', 'service'])
    expect(args('26.07', 'get_room_affiliations')).toEqual(['room', 'service'])
    expect(find('26.07', 'set_presence', 0).args.at(-1)?.type).toEqual({ kind: 'binary' })
    expect(find('26.07', 'set_presence').args.at(-1)?.type).toEqual({ kind: 'integer' })
  })

  test('lists and tuples keep the names of their parts', () => {
    expect(find('26.07', 'subscribe_room_many').args[0]).toEqual({
      name: 'users',
      type: {
        kind: 'list',
        of: {
          name: 'user',
          type: {
            kind: 'tuple',
            fields: ['user', 'host', 'nick'].map(name => ({ name, type: { kind: 'binary' } })),
          },
        },
      },
    })
  })

  test('results, modules and tags are there', () => {
    expect(find('26.07', 'check_account')).toMatchObject({
      result: { name: 'res', type: { kind: 'rescode' } },
      module: 'mod_admin_extra',
      tags: ['accounts'],
      policy: 'restricted',
    })
    expect(find('26.07', 'echo').tags).toEqual(['internal'])
    expect(definitionsOf('26.07').get('get_ban_details')?.[0]?.version).toBe(2)
  })
})

describe('the nearest release', () => {
  test.each([
    ['ejabberd 23.01-1+deb12u1', '23.01'],
    [
      'The node ejabberd@10.20.30.40 is started with status: startedejabberd 24.7.0 is running in that node',
      '24.07',
    ],
    ['26.7', '26.07'],
    ['23.09', '23.04'],
    ['ejabberd 2.1.13', '20.04'],
    ['18.12.1', '20.04'],
    ['31.01', '26.07'],
    ['Switchboard', '26.07'],
  ])('of %j is %s', (text, release) => {
    expect(nearestRelease(text)).toBe(release)
  })

  test('is never above the server, but for one older than all, and none is between', () => {
    const months = fc.record({
      year: fc.integer({ min: 0, max: 99 }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(months, ({ year, month }) => {
        const asked = `${year}.${month}`
        const order = year * 100 + month
        const orderOf = (release: string) => Number(release.replace('.', ''))
        const nearest = nearestRelease(asked)
        const notAbove = RELEASES.filter(release => orderOf(release) <= order)
        expect(nearest).toBe(notAbove.length > 0 ? notAbove[notAbove.length - 1] : RELEASES[0])
      }),
    )
  })

  test('of a known release is itself, and any text gives a known one', () => {
    for (const release of RELEASES) expect(nearestRelease(`ejabberd ${release}`)).toBe(release)
    fc.assert(fc.property(fc.string(), text => RELEASES.includes(nearestRelease(text))))
  })
})

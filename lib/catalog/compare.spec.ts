import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Versions } from '@/lib/commands/definition'
import { compareSides, type Side } from './compare'
import { definitionsOf, RELEASES } from './facts'

const side = (release: string): Side => ({ release, commands: definitionsOf(release) })

/** A server with only some of a release's commands, and perhaps one of a third party. */
const server = fc
  .record({
    release: fc.constantFrom(...RELEASES),
    kept: fc.infiniteStream(fc.boolean()),
    stranger: fc.boolean(),
  })
  .map(({ release, kept, stranger }): Side => {
    const commands = new Map<string, Versions>(
      [...definitionsOf(release)].filter(() => kept.next().value === true),
    )
    const [some] = definitionsOf(release).get('status') ?? []
    if (stranger && some) commands.set('throw_dice', [{ ...some, name: 'throw_dice', module: 'mod_dice' }])
    return { release, commands }
  })

describe('two sides', () => {
  test('that are the same have everything alike', () => {
    fc.assert(
      fc.property(server, one => {
        const { commands, same } = compareSides(one, one)
        expect({ commands, same }).toEqual({ commands: [], same: one.commands.size })
      }),
    )
  })

  test('swapped: what was here is there, and of two releases the differences are the same ones', () => {
    const swap = { here: 'there', there: 'here', both: 'both' } as const
    fc.assert(
      fc.property(server, server, (a, b) => {
        const [one, other] = [compareSides(a, b), compareSides(b, a)]
        expect(other.commands.map(({ name, where }) => [name, swap[where]])).toEqual(
          one.commands.map(({ name, where }) => [name, where]),
        )
        expect(other.same).toBe(one.same)
        fc.pre(a.release !== b.release)
        expect(other.from).toBe(swap[one.from])
        expect(other.commands.map(({ differences }) => differences)).toEqual(
          one.commands.map(({ differences }) => differences),
        )
      }),
    )
  })

  test('every command of either is counted once', () => {
    fc.assert(
      fc.property(server, server, (a, b) => {
        const { commands, same } = compareSides(a, b)
        expect(commands.length + same).toBe(new Set([...a.commands.keys(), ...b.commands.keys()]).size)
        for (const { where, differences } of commands) expect(differences.length > 0).toBe(where === 'both')
      }),
    )
  })
})

test('a renamed argument is told as such whichever side is the newer one', () => {
  for (const [here, there] of [
    ['23.01', '26.07'],
    ['26.07', '23.01'],
  ] as const) {
    const { from, commands } = compareSides(side(here), side(there))
    expect(from).toBe(here === '23.01' ? 'here' : 'there')
    expect(commands.find(({ name }) => name === 'create_room')).toMatchObject({
      where: 'both',
      differences: [{ kind: 'argument-renamed', from: 'name', to: 'room' }],
    })
    expect(commands.find(({ name }) => name === 'get_ban_details')?.where).toBe(
      here === '23.01' ? 'there' : 'here',
    )
  }
})

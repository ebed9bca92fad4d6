import { describe, expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'
import { reachOf, reachSentence } from './reach'

const command = (name: string, effect: Effect): CatalogueCommand => ({
  name,
  versions: [],
  notes: { summary: name, effect, args: {} },
})
const commands = [
  command('unregister', 'destructive'),
  command('stats', 'read'),
  command('status', 'read'),
  command('register', 'write'),
]
const sentence = (scopes: string[], opens: string[] | null) => reachSentence(reachOf(scopes, commands, opens))

describe('what a token can do', () => {
  test('is what the rules open, the harmless first', () => {
    const reach = reachOf(['ejabberd:admin'], commands, ['unregister', 'register', 'stats'])
    expect(reach.groups.map(({ effect, commands: in_ }) => [effect, in_.map(({ name }) => name)])).toEqual([
      ['read', ['stats']],
      ['write', ['register']],
      ['destructive', ['unregister']],
    ])
    expect(reach.closed).toEqual([])
  })

  test('is not what a scope names and no rule opens', () => {
    const reach = reachOf(['stats', 'register', 'sasl_auth'], commands, ['stats'])
    expect(reach.groups.map(({ effect }) => effect)).toEqual(['read'])
    expect(reach.closed).toEqual(['register'])
  })

  test('is what its scopes name, where nobody knows the rules', () => {
    const reach = reachOf(['stats', 'register', 'ejabberd:admin', 'gone'], commands, null)
    expect(reach.groups.map(({ effect }) => effect)).toEqual(['read', 'write'])
    expect([reach.closed, reach.isSure]).toEqual([[], false])
  })

  test.each<[string[], string[] | null, string]>([
    [[], [], 'With the rules in force it opens nothing.'],
    [['sasl_auth'], null, 'Its scopes name no command of this server.'],
    [['stats'], ['stats'], 'It can run 1 command that reads.'],
    [['x'], ['stats', 'status', 'register'], 'It can run 2 commands that read and 1 that changes something.'],
    [
      ['x'],
      ['stats', 'register', 'unregister'],
      'It can run 1 command that reads, 1 that changes something and 1 that destroys something.',
    ],
    [['register', 'stats'], null, 'Its scopes name 1 command that reads and 1 that changes something.'],
  ])('%j, %j: %s', (scopes, opens, words) => expect(sentence(scopes, opens)).toBe(words))
})

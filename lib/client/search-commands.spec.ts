import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { searchCommands } from './search-commands'

const command = (name: string, summary: string, tags: string[] = []): CatalogueCommand => ({
  name,
  versions: [
    {
      name,
      version: 0,
      tags,
      module: 'mod_admin_extra',
      policy: 'restricted',
      args: [],
      renames: {},
      result: { name: 'res', type: { kind: 'rescode' } },
    },
  ],
  notes: { summary, effect: 'write', args: {} },
})

const all = [
  command('ban_account', 'Lock an account and end its sessions', ['accounts']),
  command('muc_register_nick', 'Reserve a nickname at a room service', ['muc']),
  command('register', 'Create an account', ['accounts']),
  command('registered_users', 'List the accounts of a virtual host', ['accounts']),
  command('registered_vhosts', 'List the virtual hosts', ['server']),
  command('unregister', 'Delete an account', ['accounts']),
]
const names = (typed: string) => searchCommands(all, typed).map(each => each.name)

describe('searching commands', () => {
  test('“regi” puts register first, then what begins with it, then what holds it', () => {
    expect(names('regi')).toEqual([
      'register',
      'registered_users',
      'registered_vhosts',
      'muc_register_nick',
      'unregister',
    ])
  })
  test('words may be separated by a space, a dash or an underscore', () => {
    for (const typed of ['ban account', 'ban-account', 'ban_account', '  Ban  ACCOUNT ']) {
      expect(names(typed)[0]).toBe('ban_account')
    }
  })
  test('a word of the summary is found, after names', () => {
    expect(names('nickname')).toEqual(['muc_register_nick'])
    expect(names('account')[0]).toBe('ban_account')
    expect(names('account')).toContain('register')
  })
  test('tags and modules are found', () => {
    expect(names('muc')).toEqual(['muc_register_nick'])
    expect(names('mod_admin')).toHaveLength(all.length)
  })
  test('scattered letters of a name are found', () => {
    expect(names('rgusr')).toEqual(['registered_users'])
  })
  test('every word must fit', () => {
    expect(names('register kitchen')).toEqual([])
  })
  test('nothing typed leaves the list as it is', () => {
    expect(searchCommands(all, ' _ ')).toBe(all)
  })
  test('a command is always found first by its own name, and a search never invents or repeats', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.string(), (one, typed) => {
        expect(names(one.name)[0]).toBe(one.name)
        const found = names(typed)
        expect(new Set(found).size).toBe(found.length)
        expect(all.map(each => each.name)).toEqual(expect.arrayContaining(found))
      }),
    )
  })
})

import { expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'
import { scopeGroups } from './scope-groups'

const command = (name: string, effect: Effect, tags: string[], module: string): CatalogueCommand => ({
  name,
  versions: [
    {
      name,
      version: 0,
      tags,
      module,
      policy: 'admin',
      args: [],
      renames: {},
      result: { name: 'res', type: { kind: 'rescode' } },
    },
  ],
  notes: { summary: name, effect, args: {} },
})

const commands = [
  command('register', 'write', ['accounts'], 'ejabberd_admin'),
  command('ban_account', 'write', ['accounts', 'session'], 'mod_admin_extra'),
  command('registered_users', 'read', ['accounts'], 'ejabberd_admin'),
  { ...command('stop', 'destructive', ['server'], 'ejabberd_admin'), unavailable: 'no' },
]

const names = (view: Partial<Parameters<typeof scopeGroups>[1]>) =>
  scopeGroups(commands, { by: 'tag', text: '', effect: '', ...view }).map(group => [
    group.name,
    group.commands.map(({ name }) => name).sort(),
  ])

test('commands are found under each of their tags, or under their module', () => {
  expect(names({})).toEqual([
    ['accounts', ['ban_account', 'register', 'registered_users']],
    ['session', ['ban_account']],
  ])
  expect(names({ by: 'module' })).toEqual([
    ['ejabberd_admin', ['register', 'registered_users']],
    ['mod_admin_extra', ['ban_account']],
  ])
})

test('text and effect narrow them down', () => {
  expect(names({ text: 'regi', effect: 'read' })).toEqual([['accounts', ['registered_users']]])
  expect(names({ text: 'zzz' })).toEqual([])
})

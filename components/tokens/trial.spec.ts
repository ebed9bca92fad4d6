import { expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { binary, integer, list } from '@/lib/commands/fields'
import type { ArgumentNote } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { reachOf } from './reach'
import { trialArgs, trialCommands, trialFields } from './trial'

const command = (
  name: string,
  args: Field[],
  notes: Record<string, ArgumentNote> = {},
): CatalogueCommand => ({
  name,
  versions: [
    {
      name,
      version: 0,
      tags: [],
      module: 'm',
      policy: 'admin',
      args,
      renames: {},
      result: { name: 'res', type: { kind: 'rescode' } },
    },
  ],
  notes: { summary: name, effect: 'read', args: notes },
})

const password: ArgumentNote = { label: 'Password', meaning: 'password', secret: true }
const roster = command('get_roster', [binary('user'), binary('host')], {
  user: { label: 'Account', meaning: 'user' },
  host: { label: 'Virtual host', meaning: 'host' },
})

test('only reads are tried that need neither lists nor secrets, the simplest first', () => {
  const commands = [
    roster,
    command('stats', [binary('name')]),
    command('status', []),
    command('check_password', [binary('password')], { password }),
    command('many', [list('names', binary('name'))]),
    { ...command('register', []), notes: { summary: '', effect: 'write' as const, args: {} } },
  ]
  const all = commands.map(({ name }) => name)
  expect(trialCommands(reachOf([], commands, all)).map(({ name }) => name)).toEqual([
    'status',
    'stats',
    'get_roster',
  ])
})

test('the owner of the token fills what is about an account', () => {
  const fields = trialFields(roster, 'alice@localhost')
  expect(fields.map(({ label, example }) => [label, example])).toEqual([
    ['Account', 'alice'],
    ['Virtual host', 'localhost'],
  ])
  expect(trialArgs(fields, { user: 'bob' })).toEqual({ user: 'bob', host: 'localhost' })
})

test('numbers are sent as numbers, and what is none as it is', () => {
  const fields = trialFields(command('get_last', [integer('days')]), '')
  expect(trialArgs(fields, { days: '7' })).toEqual({ days: 7 })
  expect(trialArgs(fields, { days: 'x' })).toEqual({ days: 'x' })
  expect(trialArgs(fields, { days: '' })).toEqual({ days: '' })
})

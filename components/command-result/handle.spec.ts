import { describe, expect, test } from 'vitest'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { binary, list, rescode, string } from '@/lib/commands/fields'
import type { ArgumentNote, Effect, Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { handleOfCell } from './handle'
import { openNext } from './open-next'
import { usesOf } from './use-in'

type Arg = [name: string, meaning: Meaning, more?: Partial<ArgumentNote>]

const command = (
  name: string,
  effect: Effect,
  args: Arg[],
  result: Field = rescode('res'),
): CatalogueCommand => ({
  name,
  versions: [
    {
      name,
      version: 0,
      tags: ['accounts'],
      module: 'mod_some',
      policy: 'admin',
      args: args.map(([arg]) => binary(arg)),
      renames: {},
      result,
    },
  ],
  notes: {
    summary: name,
    effect,
    args: Object.fromEntries(args.map(([arg, meaning, more]) => [arg, { label: arg, meaning, ...more }])),
  },
})

const register = command('register', 'write', [
  ['user', 'user'],
  ['host', 'host'],
  ['password', 'password', { secret: true }],
])
const registeredUsers = command(
  'registered_users',
  'read',
  [['host', 'host']],
  list('users', string('username')),
)
const getLast = command('get_last', 'read', [
  ['user', 'user'],
  ['host', 'host'],
])
const checkPassword = command('check_password', 'read', [
  ['user', 'user'],
  ['host', 'host'],
  ['password', 'password', { secret: true }],
])
const createRoom = command('create_room', 'write', [
  ['room', 'room'],
  ['service', 'service'],
])
const addContact = command('add_contact', 'write', [
  ['localuser', 'user'],
  ['localhost', 'host'],
  ['user', 'user', { open: true }],
  ['host', 'host', { open: true }],
])
const all = [register, registeredUsers, getLast, checkPassword, createRoom, addContact]

describe('a cell of a result', () => {
  test('names an account with the host of its row, else of the call', () => {
    expect(
      handleOfCell('user', { user: 'alice', host: 'b.example' }, 'alice', { host: 'a.example' }),
    ).toEqual({
      user: 'alice',
      host: 'b.example',
      jid: 'alice@b.example',
    })
    expect(handleOfCell('username', 'alice', 'alice', { host: 'a.example' })).toMatchObject({
      host: 'a.example',
    })
    expect(handleOfCell('username', 'alice', 'alice', {})).toBeUndefined()
  })

  test('names a JID also where the field says user, as in a list of tokens', () => {
    expect(handleOfCell('user', {}, 'alice@a.example', {})).toMatchObject({
      user: 'alice',
      host: 'a.example',
    })
  })

  test('names a JID or a room by its address, and nothing where it is only text', () => {
    expect(handleOfCell('jid', {}, 'alice@a.example/phone', {})).toEqual({
      user: 'alice',
      host: 'a.example',
      jid: 'alice@a.example',
      resource: 'phone',
    })
    expect(handleOfCell('roomjid', {}, 'lobby@muc.example', {})).toMatchObject({
      room: 'lobby',
      service: 'muc.example',
    })
    expect(handleOfCell('message', {}, 'mail me @ home', {})).toBeUndefined()
    expect(handleOfCell('status', {}, 'away', {})).toBeUndefined()
  })
})

test('an account opens the commands about accounts, reads first; never a secret, never what may be elsewhere', () => {
  const uses = usesOf(all, { user: 'alice', host: 'a.example', jid: 'alice@a.example' })
  expect(uses.map(use => [use.command.name, use.prefill])).toEqual([
    ['get_last', { user: 'alice', host: 'a.example' }],
    ['check_password', { user: 'alice', host: 'a.example' }],
    ['register', { user: 'alice', host: 'a.example' }],
    ['add_contact', { localuser: 'alice', localhost: 'a.example' }],
  ])
})

test('after register, the list of accounts of the same host is offered first; what needs a secret is not', () => {
  const definition = register.versions[0]
  if (!definition) throw new Error('register has a definition')
  const next = openNext(all, register, definition, { user: 'alice', host: 'a.example', password: 'pw' })
  expect(next.map(use => [use.command.name, use.prefill])).toEqual([
    ['registered_users', { host: 'a.example' }],
    ['get_last', { user: 'alice', host: 'a.example' }],
  ])
})

import { describe, expect, test } from 'vitest'
import type { Definition } from './definition'
import { binary, list, rescode, tuple } from './fields'
import type { CommandNotes } from './notes'
import { replaceSecrets } from './secrets'

const definition: Definition = {
  name: 'some_command',
  version: 1,
  tags: [],
  module: 'mod_some',
  policy: 'admin',
  args: [
    binary('user'),
    binary('password'),
    list('clients', tuple('client', binary('id'), binary('secret'))),
    list('tokens', binary('token')),
  ],
  renames: {},
  result: rescode('res'),
}
const secret = { label: 'x', meaning: 'password', secret: true } as const
const notes: CommandNotes = {
  summary: 'Do something',
  effect: 'write',
  args: { password: secret, secret, token: secret },
}
const args = {
  user: 'alice',
  password: 'a',
  clients: [{ id: 'web', secret: 'b' }],
  tokens: ['c', 'd'],
}

describe('secrets in arguments', () => {
  test('are replaced in lists and tuples too', () => {
    expect(replaceSecrets(definition, args, notes, () => '…')).toEqual({
      user: 'alice',
      password: '…',
      clients: [{ id: 'web', secret: '…' }],
      tokens: ['…', '…'],
    })
  })

  test('are left out where nothing replaces them', () => {
    expect(replaceSecrets(definition, args, notes, () => undefined)).toEqual({
      user: 'alice',
      clients: [{ id: 'web' }],
      tokens: [],
    })
  })

  test('what does not fit its type is kept, since it may be half typed', () => {
    expect(replaceSecrets(definition, { clients: 'web', other: 1 }, notes, () => '…')).toEqual({
      clients: 'web',
      other: 1,
    })
  })
})

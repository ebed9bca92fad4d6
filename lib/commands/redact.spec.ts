import { expect, test } from 'vitest'
import type { Definition } from './definition'
import { binary, list, tuple } from './fields'
import type { CommandNotes } from './notes'
import { redact, redactResult } from './redact'

const definition: Definition = {
  name: 'try',
  version: 0,
  tags: [],
  module: 'mod_x',
  policy: 'restricted',
  args: [
    binary('user'),
    binary('password'),
    list('tokens', binary('token')),
    list('users', tuple('account', binary('user'), binary('password'))),
  ],
  renames: {},
  result: tuple('issued', binary('token'), binary('scope')),
}
const secret = { label: 'S', meaning: 'password', secret: true } as const
const notes: CommandNotes = {
  summary: 'Try',
  effect: 'write',
  args: { password: secret, tokens: secret },
  secretResults: ['token'],
}

test('secrets are replaced at every depth, and the shape stays', () => {
  const args = {
    user: 'alice',
    password: 'hunter2',
    tokens: ['a', 'b'],
    users: [{ user: 'bob', password: 'swordfish' }],
  }
  expect(redact(args, definition, notes)).toEqual({
    user: 'alice',
    password: '•••',
    tokens: ['•••', '•••'],
    users: [{ user: 'bob', password: '•••' }],
  })
  expect(args.password).toBe('hunter2')
})

test('results have secrets too', () => {
  expect(redactResult({ token: 'x', scope: 'status' }, definition, notes)).toEqual({
    token: '•••',
    scope: 'status',
  })
})

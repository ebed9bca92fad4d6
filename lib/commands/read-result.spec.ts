import { describe, expect, test } from 'vitest'
import type { Definition } from './definition'
import { atom, binary, integer, list, rescode, restuple, string, tuple } from './fields'
import { readResult } from './read-result'
import type { Field, Value } from './types'

const define = (result: Field): Definition => ({
  name: 'try',
  version: 0,
  tags: [],
  module: 'mod_x',
  policy: 'restricted',
  args: [],
  renames: {},
  result,
})

const read = (status: number, body: string, result: Field = rescode('res')) =>
  readResult(define(result), status, new TextEncoder().encode(body))

describe('success', () => {
  const options = list('options', tuple('option', string('name'), string('value')))
  test.each<[Field, body: string, Value]>([
    [rescode('res'), '0', true],
    [restuple('res'), '"done"', 'done'],
    [integer('n'), '5', 5],
    [integer('n'), '{"n":5}', 5],
    [integer('n'), '123456789012345678901', 123456789012345678901n],
    [atom('levelatom'), '"warning"', 'warning'],
    [atom('levelatom'), '{"levelatom":"warning"}', 'warning'],
    [binary('content'), '{"content":"x"}', 'x'],
    [list('vhosts', string('vhost')), '["b","a"]', ['b', 'a']],
    [
      options,
      '{"title":"T","logging":"false"}',
      [
        { name: 'title', value: 'T' },
        { name: 'logging', value: 'false' },
      ],
    ],
    [options, '[{"name":"title","value":"T"}]', [{ name: 'title', value: 'T' }]],
    [options, '{}', []],
    [
      tuple('last', string('timestamp'), string('status')),
      '{"status":"s","timestamp":"t"}',
      { timestamp: 't', status: 's' },
    ],
  ])('is read by the type of the result (%#)', (field, body, value) =>
    expect(read(200, body, field)).toEqual({ kind: 'ok', value }),
  )
})

test('a failed rescode is HTTP 200 and no success', () => {
  expect(read(200, '1')).toEqual({ kind: 'failed' })
})

test.each<[string, Field]>([
  ['"text"', integer('n')],
  ['5.0', integer('n')],
  ['{"m":5}', integer('n')],
  ['null', string('s')],
  ['{}', list('l', tuple('t', string('key'), string('value')))],
  ['[5,null]', list('l', string('s'))],
  ['{"a":"x"}', tuple('t', string('a'), string('b'))],
  ['"0"', rescode('res')],
  ['<html>', rescode('res')],
  ['', rescode('res')],
])('%s is not %j', (body, field) => expect(read(200, body, field).kind).toBe('malformed-answer'))

const object = (code: number, message: string) => JSON.stringify({ status: 'error', code, message })

test.each([
  [400, '"400 Bad Request"', { kind: 'bad-body' }],
  [400, '"unknown_command"', { kind: 'unknown-command', foreign: false }],
  [400, '"frontend_cannot_call_an_internal_command"', { kind: 'internal-command' }],
  [400, '"room_not_found"', { kind: 'refused', reason: 'room_not_found', atom: true }],
  [400, '"Room already exists"', { kind: 'refused', reason: 'Room already exists' }],
  [400, object(40, 'Missing command name.'), { kind: 'no-command-name' }],
  [401, object(10, 'You are not authorized to call this command.'), { kind: 'bad-credentials' }],
  [401, object(10, 'Oauth Token is invalid or expired.'), { kind: 'bad-token' }],
  [401, '"not_allowed"', { kind: 'refused', reason: 'not_allowed', atom: true }],
  [403, object(32, 'AccessRules: Account does not have the right.'), { kind: 'forbidden' }],
  [404, object(40, 'Endpoint not found.'), { kind: 'unknown-command', foreign: true }],
  [404, object(44, 'Command not found.'), { kind: 'unknown-command', foreign: true }],
  [404, '"unknown_user"', { kind: 'not-found', reason: 'unknown_user' }],
  [409, object(10090, 'User exists'), { kind: 'conflict', code: 10090, message: 'User exists' }],
  [
    500,
    object(10001, 'Unknown virtual host'),
    { kind: 'error', code: 10001, message: 'Unknown virtual host' },
  ],
  [500, '"internal_error"', { kind: 'crashed' }],
  [
    400,
    '"Request have missing argument: user"',
    { kind: 'bad-argument', problem: 'missing', argument: 'user' },
  ],
  [400, '"Request have unknown argument: zz"', { kind: 'bad-argument', problem: 'unknown', argument: 'zz' }],
  [
    400,
    '"Request have unknown arguments: [a,b]"',
    { kind: 'bad-argument', problem: 'unknown', argument: 'a' },
  ],
  [
    400,
    '"Request have duplicate argument: host"',
    { kind: 'bad-argument', problem: 'duplicate', argument: 'host' },
  ],
  [400, '"Arg {[]} is not in format binary"', { kind: 'bad-argument', problem: 'format', argument: '' }],
  [404, '<html><h1>404 Not Found</h1></html>', { kind: 'malformed-answer' }],
  [502, '{"error":"bad gateway"}', { kind: 'malformed-answer' }],
  [503, '"try later"', { kind: 'malformed-answer' }],
])('HTTP %i %s', (status, body, outcome) => expect(read(status, body)).toMatchObject(outcome))

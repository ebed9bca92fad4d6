import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Definition } from '@/lib/commands/definition'
import { binary, integer, list, rescode, tuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import type { Type, Value } from '@/lib/commands/types'
import { rpcValue } from './arbitraries'
import { decodeArguments } from './arguments'
import { splitCredentials } from './credentials'
import { array, type RpcValue, struct } from './value'

describe('credentials', () => {
  const basic = { kind: 'basic', jid: 'admin@localhost', password: 'secret' }
  const admin = struct(['user', 'admin'], ['server', 'localhost'], ['password', 'secret'])
  const args = struct(['user', 'alice'])
  const owner = 'admin@localhost'

  test.each<[string, RpcValue[], unknown]>([
    ['none', [], { credentials: { kind: 'none' }, rest: [] }],
    ['arguments only', [args], { credentials: { kind: 'none' }, rest: [args] }],
    ['credentials only', [admin], { credentials: basic, rest: [] }],
    ['both', [admin, args], { credentials: basic, rest: [args] }],
    ['more members', [struct(...admin.members, ['admin', true])], { credentials: basic, rest: [] }],
    ['no password', [struct(...admin.members.slice(0, 2))], { credentials: { kind: 'none' } }],
    [
      'a token wins',
      [struct(...admin.members, ['token', 't'])],
      { credentials: { kind: 'bearer', token: 't', owner } },
    ],
    [
      'a token that is no text',
      [struct(...admin.members, ['token', 5])],
      { credentials: { kind: 'bearer', token: '' } },
    ],
    [
      'a password that is no text',
      [struct(...admin.members.slice(0, 2), ['password', 5])],
      { credentials: { kind: 'malformed' } },
    ],
    [
      'a whole JID',
      [struct(['user', 'a@b'], ['server', 'c'], ['password', ''])],
      { credentials: { kind: 'malformed' } },
    ],
    [
      'a resource',
      [struct(['user', 'a'], ['server', 'b/c'], ['password', ''])],
      { credentials: { kind: 'malformed' } },
    ],
    [
      'empty parts',
      [struct(['user', ''], ['server', ''], ['password', ''])],
      { credentials: { kind: 'malformed' } },
    ],
  ])('%s', (_, params, split) => expect(splitCredentials(params)).toMatchObject(split as object))
})

describe('arguments', () => {
  const options = list('options', tuple('option', binary('name'), binary('value')))
  const definition: Definition = {
    ...{ name: 'try', version: 0, tags: [], module: 'mod_x', policy: 'restricted' },
    args: [binary('user'), integer('days'), list('groups', binary('group')), options],
    renames: { name: 'user' },
    result: rescode('res'),
  }
  const pair = struct(['value', 'v'], ['name', 'n'])
  const full: [string, RpcValue][] = [
    ['options', array([pair, array([pair])])],
    ['groups', array(['a'])],
    ['days', 5],
    ['user', 'alice'],
  ]
  const tried = (members: readonly (readonly [string, RpcValue])[]) => {
    const outcome = decodeArguments(definition, members)
    return outcome.kind === 'bad-argument' ? [outcome.problem, outcome.message] : outcome
  }
  const changed = (name: string, value: RpcValue) =>
    tried(full.map(member => (member[0] === name ? [name, value] : member)))

  test('all are taken, in whatever order, by their former names too', () => {
    const option = { name: 'n', value: 'v' }
    const value = { user: 'alice', days: 5, groups: ['a'], options: [option, option] }
    expect(tried(full)).toEqual(ok(value))
    expect(tried([...full.slice(0, 3), ['name', 'alice']])).toEqual(ok(value))
  })

  test('all must be there, once, and nothing else', () => {
    expect(tried([])).toEqual(['missing', "Required attribute 'user' not found:\n[]"])
    expect(tried(full.filter(([name]) => name !== 'groups').slice(1))).toEqual([
      'missing',
      "Required attribute 'groups' not found:\n[]",
    ])
    expect(tried([...full.slice(3), ['user', 'bob']])).toEqual([
      'duplicate',
      `Attribute 'user' duplicated:\n[{user,<<"alice">>},{user,<<"bob">>}]`,
    ])
    expect(tried([...full, ['more', 'x']])).toEqual([
      'unknown',
      `The call provided additional unused arguments:\n[{more,<<"x">>}]`,
    ])
  })

  test.each<[string, RpcValue, string]>([
    ['user', 5, `'5' can't be coerced to type 'binary'`],
    ['user', true, `'true' can't be coerced to type 'binary'`],
    ['user', null, `'nil' can't be coerced to type 'binary'`],
    ['user', array(['alice']), `'{array,[<<"alice">>]}' can't be coerced to type 'binary'`],
    ['user', struct(['a', 'b']), `'{struct,[{a,<<"b">>}]}' can't be coerced to type 'binary'`],
    ['user', { kind: 'base64', text: 'YQ==' }, `'{base64,<<"YQ==">>}' can't be coerced to type 'binary'`],
    ['user', { kind: 'double', value: 1.5 }, `'1.5' can't be coerced to type 'binary'`],
    ['days', '5', `'<<"5">>' can't be coerced to type 'integer'`],
    ['groups', 'Solo', `'<<"Solo">>' can't be coerced to type '{list,{group,binary}}'`],
    ['groups', array([5]), `'5' can't be coerced to type 'binary'`],
  ])('nothing is converted: %s', (name, value, words) => {
    expect(changed(name, value)).toEqual(['format', `Parameter ${words}`])
  })

  test('a tuple has exactly its fields', () => {
    expect(changed('options', array([struct(['name', 'n'])]))).toEqual([
      'missing',
      "Required attribute 'value' not found:\n[]",
    ])
    expect(changed('options', array([struct(...pair.members, ['more', 'b'])]))).toEqual([
      'unknown',
      `The call provided additional unused arguments:\n[{more,<<"b">>}]`,
    ])
    expect(changed('options', array([array([pair, pair])]))).toMatchObject(['format', expect.any(String)])
  })

  test('no arguments make the decoder throw, and what it takes is of the declared types', () => {
    const member = fc.tuple(fc.constantFrom('user', 'days', 'groups', 'options', 'name'), rpcValue)
    fc.assert(
      fc.property(fc.array(member), members => {
        const outcome = decodeArguments(definition, members)
        expect(outcome.kind === 'ok' || outcome.kind === 'bad-argument').toBe(true)
        if (outcome.kind === 'ok')
          for (const { name, type } of definition.args) expectFits(type, outcome.value[name])
      }),
    )
  })
})

function expectFits(type: Type, value: Value | undefined) {
  if (type.kind === 'list') for (const element of value as readonly Value[]) expectFits(type.of.type, element)
  else if (type.kind === 'tuple') {
    for (const field of type.fields) expectFits(field.type, (value as Record<string, Value>)[field.name])
  } else if (type.kind === 'integer') expect(['number', 'bigint']).toContain(typeof value)
  else expect(typeof value).toBe('string')
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeArguments } from './decode'
import type { Definition } from './definition'
import { any, binary, integer, list, rescode, string, tuple } from './fields'
import { readJsonObject } from './json'
import { parseQuery } from './query'
import type { Field, Value } from './types'

const define = (args: Field[], renames: Record<string, string> = {}): Definition => ({
  name: 'try',
  version: 0,
  tags: [],
  module: 'mod_x',
  policy: 'restricted',
  args,
  renames,
  result: rescode('res'),
})

const WORDS = ['password', 'reason', 'server', 'user', 'host']
const isKnownWord = (word: string) => WORDS.includes(word)

/** The decoded arguments, or what is wrong with them. */
function post(definition: Definition, body: string): unknown {
  const given = readJsonObject(new TextEncoder().encode(body))
  if (!given) throw new Error(`${body} is no object`)
  return outcomeOf(decodeArguments(definition, given, isKnownWord))
}

const get = (definition: Definition, query: string) =>
  outcomeOf(decodeArguments(definition, parseQuery(query), isKnownWord))

function outcomeOf(outcome: ReturnType<typeof decodeArguments>): unknown {
  if (outcome.kind === 'ok') return outcome.value
  return outcome.kind === 'bad-argument' ? outcome.message || outcome.problem : outcome.kind
}

describe('names (recorded in http-args-missing and http-renamed-args)', () => {
  const checkAccount = define([binary('user'), binary('host')])
  const getRoster = define([binary('user'), binary('host')], { server: 'host' })
  const nick = define([binary('nick'), binary('service'), binary('host')], { host: 'service' })

  test.each([
    ['{}', 'Request have missing argument: user'],
    ['{"user":"alice"}', 'Request have missing argument: host'],
    ['{"host":5}', 'Request have missing argument: user'],
    ['{"user":5}', 'Arg 5 is not in format binary'],
    ['{"zza":1}', 'Request have unknown argument: zza'],
    ['{"zzb":1,"zza":1}', 'Request have unknown argument: zza'],
    ['{"user":5,"zzunknown1":1}', 'Request have unknown argument: zzunknown1'],
    ['{"with space":1}', 'Request have unknown argument: with space'],
    ['{"password":"x"}', 'Request have missing argument: user'],
    ['{"user":5,"host":"h","password":"x"}', 'Arg 5 is not in format binary'],
    ['{"user":"a","host":"h","reason":1,"password":1}', 'Request have unknown arguments: [password,reason]'],
    ['{"user":"a","host":"h","":1}', "Request have unknown arguments: ['']"],
    ['{"user":"a","server":"h"}', 'Request have missing argument: host'],
    ['{"user":"a","host":"h"}', { user: 'a', host: 'h' }],
  ])('check_account %s', (body, expected) => expect(post(checkAccount, body)).toEqual(expected))

  test.each([
    ['{"user":"a","server":"h"}', { user: 'a', host: 'h' }],
    ['{"user":"a","host":"h"}', { user: 'a', host: 'h' }],
    ['{"user":"a","host":"h","server":"h"}', 'Request have duplicate argument: host'],
    ['{"server":5,"user":"a"}', 'Arg 5 is not in format binary'],
  ])('get_roster %s', (body, expected) => expect(post(getRoster, body)).toEqual(expected))

  test('a name that is also a former one of another argument goes there', () => {
    expect(post(nick, '{"nick":"n","service":"s","host":"h"}')).toBe(
      'Request have duplicate argument: service',
    )
    expect(post(nick, '{"nick":"n","host":"h"}')).toBe('Request have missing argument: host')
  })

  test.each([
    ['', 'Request have missing argument: user'],
    ['user=alice&host=localhost', { user: 'alice', host: 'localhost' }],
    ['us%65r=al%69ce&host=a+b', { user: 'alice', host: 'a b' }],
    ['user&host=localhost', { user: '', host: 'localhost' }],
    ['user=jos%E9&host=h', { user: 'jos\udce9', host: 'h' }],
    ['user=jos%C3%A9&host=h#frag', { user: 'josé', host: 'h#frag' }],
    ['user=alice;host=localhost', 'Request have missing argument: host'],
    ['user=alice&&host=localhost', "Request have unknown arguments: ['']"],
    ['user=alice&host=localhost&', 'Request have unknown argument: nokey'],
    ['?user', 'Request have unknown argument: nokey'],
    ['user=alice&host=h&user=bob', 'Request have duplicate argument: user'],
    ['zzb=1&zza=1', 'Request have unknown argument: zzb'],
    ['user=a&reason=1&host=h&password=1', 'Request have unknown arguments: [reason,password]'],
  ])('check_account?%s', (query, expected) => expect(get(checkAccount, query)).toEqual(expected))
})

describe('values', () => {
  const tried = (field: Field) => (json: string) => post(define([field]), `{"${field.name}":${json}}`)
  const a = (value: Value) => ({ a: value })

  test.each<[string, unknown]>([
    ['1500045311', a(1500045311)],
    ['-5', a(-5)],
    ['123456789012345678901', a(123456789012345678901n)],
    ['"1500045311"', a(1500045311)],
    ['"-5"', a(-5)],
    ['"+5"', a(5)],
    ['"-0"', a(0)],
    ['"+123456789012345678901"', a(123456789012345678901n)],
    ['1.0', 'Arg 1.0 is not in format integer'],
    ['1e3', 'Arg 1.0e3 is not in format integer'],
    ['1E2', 'Arg 100.0 is not in format integer'],
    ['true', 'Arg true is not in format integer'],
    ['null', 'Arg null is not in format integer'],
    ['[]', 'Arg [] is not in format integer'],
    ['[5]', 'Arg [5] is not in format integer'],
    ['{}', 'Arg #{} is not in format integer'],
    ...['"abc"', '""', '" 5"', '"5 "', '"5.0"', '"５"'].map((json): [string, unknown] => [
      json,
      'unreadable',
    ]),
  ])('integer %s', (json, expected) => expect(tried(integer('a'))(json)).toEqual(expected))

  test.each<[string, unknown]>([
    ['"é"', a('é')],
    ['""', a('')],
    ['[]', a('')],
    ['[97,108,"ic",[101]]', a('alice')],
    ['[233]', a('\udce9')],
    ['[[233]]', a('é')],
    ['[195,169]', a('é')],
    ['[1046,[128512]]', a('Ж😀')],
    ['5', 'Arg 5 is not in format binary'],
    ['false', 'Arg false is not in format binary'],
    ['null', 'Arg null is not in format binary'],
    ['{}', 'Arg #{} is not in format binary'],
    ['{"b":[],"a":1}', 'Arg #{<<97>> => 1,<<98>> => []} is not in format binary'],
    ...['[1.5]', '[-1]', '[null]', '[true]', '[{}]', '[[55296]]', '[1114112]', '[[[-1]]]'].map(
      (json): [string, unknown] => [json, 'unreadable'],
    ),
  ])('binary %s', (json, expected) => expect(tried(binary('a'))(json)).toEqual(expected))

  test('string', () => {
    expect(tried(string('a'))('"x"')).toEqual(a('x'))
    expect(tried(string('a'))('[104,105]')).toEqual(a('hi'))
    expect(tried(string('a'))('["hi","ho"]')).toEqual(a(['hi', 'ho']))
    expect(tried(string('a'))('["hi",null]')).toBe('unreadable')
    expect(tried(string('a'))('{}')).toBe('Arg #{} is not in format string')
  })

  test.each([
    ['["G2","G1","G1"]', a(['G2', 'G1', 'G1'])],
    ['[]', a([])],
    ['"A,B;C"', a(['A,B;C'])],
    ['""', a([''])],
    ['[["A","B"],[65,66]]', a(['AB', 'AB'])],
    ['5', 'Arg 5 is not in format binary'],
    ['["A",5]', 'Arg 5 is not in format binary'],
    ['null', 'Arg null is not in format binary'],
    ['{"a":"b"}', 'Arg #{<<97>> => <<98>>} is not in format binary'],
  ])('list %s', (json, expected) => expect(tried(list('a', binary('g')))(json)).toEqual(expected))

  test('an absent list is empty', () => {
    expect(post(define([list('a', binary('g'))]), '{}')).toEqual(a([]))
    expect(get(define([list('a', binary('g'))]), 'a=x')).toEqual(a(['x']))
  })

  const pair = 'is not in format {tuple,[{name,binary},{value,binary}]}'
  test.each([
    ['[{"name":"t","value":"1","more":5}]', a([{ name: 't', value: '1' }])],
    [
      '{"t":"2","p":"true"}',
      a([
        { name: 'p', value: 'true' },
        { name: 't', value: '2' },
      ]),
    ],
    ['{}', a([])],
    [
      '{"name":"t","value":"5"}',
      a([
        { name: 'name', value: 't' },
        { name: 'value', value: '5' },
      ]),
    ],
    ['"ti"', `Arg <<116,105>> ${pair}`],
    ['[["ti","T3"]]', `Arg [<<116,105>>,<<84,51>>] ${pair}`],
    ['null', `Arg null ${pair}`],
    ['{"t":5}', 'Arg 5 is not in format binary'],
    ['[{"name":5,"value":"x"}]', 'Arg 5 is not in format binary'],
    ['[{"name":"t"}]', 'unreadable'],
    ['[{}]', 'unreadable'],
  ])('list of pairs %s', (json, expected) => {
    const options = list('a', tuple('option', binary('name'), binary('value')))
    expect(tried(options)(json)).toEqual(expected)
  })

  test('list of longer tuples: one object is one tuple', () => {
    const users = list('a', tuple('user', binary('user'), binary('host'), integer('age')))
    expect(tried(users)('{"user":"u","host":"h","age":"7"}')).toEqual(a([{ user: 'u', host: 'h', age: 7 }]))
    expect(tried(users)('{"user":"u"}')).toBe('unreadable')
  })

  test('any JSON for an argument of any type', () => {
    expect(tried(any('a'))('{"x":[1.5,null,{"__proto__":1}]}')).toEqual(
      a({ x: [1.5, null, JSON.parse('{"__proto__":1}')] }),
    )
  })
})

describe('properties', () => {
  const field = fc.letrec<{ field: Field; type: Field['type'] }>(tie => ({
    type: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Field['type']>({ kind: 'integer' }, { kind: 'string' }, { kind: 'binary' }),
      fc.record({ kind: fc.constant('list' as const), of: tie('field') }),
      fc.record({
        kind: fc.constant('tuple' as const),
        fields: fc.uniqueArray(tie('field'), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      }),
    ),
    field: fc.record({ name: fc.constantFrom('a', 'b', 'c'), type: tie('type') }),
  })).field

  const someOf = (type: Field['type']): fc.Arbitrary<Value> => {
    if (type.kind === 'list') return fc.array(someOf(type.of.type), { maxLength: 3 })
    if (type.kind === 'integer') return fc.oneof(fc.integer(), fc.bigInt({ min: 2n ** 53n }))
    if (type.kind !== 'tuple') return fc.string({ unit: 'grapheme', maxLength: 5 })
    return fc.record(Object.fromEntries(type.fields.map(part => [part.name, someOf(part.type)])))
  }

  const toJson = (value: Value): string => {
    if (Array.isArray(value)) return `[${value.map(toJson).join()}]`
    if (typeof value !== 'object' || value === null) {
      return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
    }
    return `{${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${toJson(part)}`)}}`
  }

  test('what is written as its type is read as it was, nested without limit', () => {
    const typed = field.chain(one => someOf(one.type).map(value => [one, value] as const))
    fc.assert(
      fc.property(typed, ([one, value]) => {
        expect(post(define([one]), `{"${one.name}":${toJson(value)}}`)).toEqual({ [one.name]: value })
      }),
    )
  })

  test('any JSON is decoded or refused, never more than asked for, and the order of members has no meaning', () => {
    const members = fc.dictionary(fc.constantFrom('a', 'b', 'user', 'zz', ''), fc.jsonValue(), { maxKeys: 4 })
    fc.assert(
      fc.property(field, members, (one, given) => {
        const definition = define([one])
        const result = post(definition, JSON.stringify(given))
        if (typeof result === 'object') expect(Object.keys(result ?? {})).toEqual([one.name])
        expect(post(definition, JSON.stringify(Object.fromEntries(Object.entries(given).reverse())))).toEqual(
          result,
        )
      }),
    )
  })
})

import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Definition, LATEST } from './definition'
import { encodeResult, isNameValue } from './encode'
import { any, atom, binary, integer, list, rescode, restuple, string, tuple } from './fields'
import { readResult } from './read-result'
import { compareText, toWellFormed } from './text'
import type { Field, Type, Value } from './types'

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

const encode = (result: Field, value: Value, version = LATEST) => encodeResult(define(result), value, version)

test.each<[Field, Value, latest: string, v0: string]>([
  [rescode('res'), true, '0', '0'],
  [rescode('res'), false, '1', '1'],
  [
    restuple('res'),
    'User x successfully registered',
    '"User x successfully registered"',
    '"User x successfully registered"',
  ],
  [restuple('res'), '', '""', '""'],
  [integer('resources'), 0, '0', '{"resources":0}'],
  [integer('n'), 123456789012345678901n, '123456789012345678901', '{"n":123456789012345678901}'],
  [string('content'), 'Ñandú 😀', '"Ñandú 😀"', '{"content":"Ñandú 😀"}'],
  [binary('b'), 'a"\n', '"a\\"\\n"', '{"b":"a\\"\\n"}'],
  [atom('levelatom'), 'warning', '"warning"', '{"levelatom":"warning"}'],
  [
    list('vhosts', string('vhost')),
    ['localhost', 'example.org'],
    '["example.org","localhost"]',
    '["example.org","localhost"]',
  ],
  [list('vhosts', string('vhost')), [], '[]', '[]'],
  [
    tuple('presence', string('jid'), string('show')),
    { show: 'away', jid: 'a@b' },
    '{"jid":"a@b","show":"away"}',
    '{"jid":"a@b","show":"away"}',
  ],
])('a result is written by its type (%#)', (field, value, latest, v0) => {
  expect(encode(field, value)).toBe(latest)
  expect(encode(field, value, 1)).toBe(latest)
  expect(encode(field, value, 0)).toBe(v0)
})

describe('lists', () => {
  const pairs = (name: Field, value: Field) => list('l', tuple('t', name, value))
  const rows = [
    { name: 'b', value: '1' },
    { name: 'a', value: '2' },
  ]

  test('of names and values are one object, empty or not', () => {
    expect(encode(pairs(string('name'), string('value')), rows)).toBe('{"a":"2","b":"1"}')
    expect(encode(pairs(atom('name'), integer('summary')), [{ name: 'm', summary: 5 }])).toBe('{"m":5}')
    expect(encode(pairs(string('name'), string('value')), [])).toBe('{}')
    expect(encode(pairs(string('name'), string('value')), [{ name: '__proto__', value: 'x' }])).toBe(
      '{"__proto__":"x"}',
    )
  })

  test('of other pairs are arrays of objects', () => {
    const info = [
      { key: 'label', value: 'L' },
      { key: 'description', value: 'D' },
    ]
    expect(encode(pairs(string('key'), string('value')), info)).toBe(
      '[{"key":"description","value":"D"},{"key":"label","value":"L"}]',
    )
    expect(encode(pairs(binary('name'), string('value')), [])).toBe('[]')
  })

  test('are sorted inside tuples too; tuples field by field in the declared order, integers by size', () => {
    const sessions = list('s', tuple('t', integer('z'), string('a'), list('g', string('x'))))
    expect(
      encode(sessions, [
        { z: 10n ** 20n, a: 'a', g: ['b', 'a'] },
        { z: 9, a: 'b', g: [] },
        { z: 10, a: 'b', g: [] },
        { z: 10, a: 'a', g: ['c'] },
      ]),
    ).toBe(
      '[{"a":"b","g":[],"z":9},{"a":"a","g":["c"],"z":10},{"a":"b","g":[],"z":10},{"a":"a","g":["a","b"],"z":100000000000000000000}]',
    )
  })

  test('of lists are sorted within, then by what they were', () => {
    expect(encode(list('l', list('m', integer('n'))), [[2, 1], [1], [1, 0], []])).toBe('[[],[1],[0,1],[1,2]]')
  })

  test('are not changed where they came from', () => {
    const given = ['b', 'a']
    encode(list('l', string('x')), given)
    expect(given).toEqual(['b', 'a'])
  })
})

test('codes and texts of success inside something are true and an object', () => {
  expect(encode(tuple('t', rescode('ok'), restuple('r')), { ok: false, r: 'x' })).toBe(
    '{"ok":false,"r":{"res":true,"text":"x"}}',
  )
})

test('bytes that are no UTF-8 do not break the JSON', () => {
  expect(encode(binary('b'), 'j\udce9')).toBe('"j\ufffd"')
  expect(encode(list('l', binary('b')), ['j\udce9', '\\udc00'])).toBe('["\\\\udc00","j\ufffd"]')
})

test.each<[Field, Value]>([
  [integer('n'), '5'],
  [string('s'), 5],
  [restuple('r'), true],
  [list('l', string('s')), 'x'],
  [list('l', string('s')), [null]],
  [tuple('t', string('s')), { other: 'x' }],
])('a value of another type is a bug of the command (%#)', (field, value) => {
  expect(() => encode(field, value)).toThrow(TypeError)
})

describe('properties', () => {
  const field = fc.letrec<{ field: Field; type: Type }>(tie => ({
    type: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Type>({ kind: 'integer' }, { kind: 'string' }, { kind: 'binary' }, { kind: 'atom' }),
      fc.record({ kind: fc.constant('list' as const), of: tie('field') }),
      fc.record({
        kind: fc.constant('tuple' as const),
        fields: fc.uniqueArray(tie('field'), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      }),
    ),
    field: fc.record({ name: fc.constantFrom('name', 'value', 'c'), type: tie('type') }),
  })).field

  const someOf = (type: Type): fc.Arbitrary<Value> => {
    if (type.kind === 'list') return fc.array(someOf(type.of.type), { maxLength: 3 })
    if (type.kind === 'integer') return fc.oneof(fc.integer(), fc.bigInt({ min: 2n ** 53n }))
    if (type.kind !== 'tuple') return fc.string({ unit: 'binary', maxLength: 5 })
    return fc.record(Object.fromEntries(type.fields.map(part => [part.name, someOf(part.type)])))
  }
  const typed = field.chain(one => someOf(one.type).map(value => [one, value] as const))

  /** With every list in one order, and of names that occur twice in an object one. */
  const canonical = (type: Type, value: Value): unknown => {
    if (type.kind === 'list' && Array.isArray(value)) {
      const elements = value.map((element: Value) => canonical(type.of.type, element))
      if (isNameValue(type.of.type)) {
        return [...new Set(elements.map(element => (element as unknown[])[0]))].sort()
      }
      return elements.map(element => inspect(element, { depth: null })).sort()
    }
    if (type.kind !== 'tuple') return value
    const tuple = value as Record<string, Value>
    return type.fields.map(part => canonical(part.type, tuple[part.name] ?? null))
  }

  test('a result is read back from its JSON, but for the order of lists', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(0, 1), ([one, value], version) => {
        const json = new TextEncoder().encode(encode(one, value, version))
        const read = readResult(define(one), 200, json)
        if (read.kind !== 'ok') throw new Error(JSON.stringify(read))
        expect(canonical(one.type, read.value)).toEqual(canonical(one.type, value))
      }),
    )
  })

  test('the order in which a command finds things has no meaning', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), texts => {
        const json = encode(list('l', binary('x')), texts)
        expect(encode(list('l', binary('x')), texts.toReversed())).toBe(json)
        expect(JSON.parse(json)).toEqual(texts.toSorted(compareText).map(toWellFormed))
      }),
    )
  })

  test('anything can be the result of a command of any type', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), value => {
        expect(JSON.parse(encode(any('x'), value as Value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fraction, type RawJson, readJson, readJsonObject } from './json'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readJson(bytes(text))

/** As `JSON.parse` would give it, integers beyond 2^53 rounded. */
function plain(json: RawJson | undefined): unknown {
  if (json instanceof Fraction) return json.value
  if (json instanceof Map) return Object.fromEntries([...json].map(([key, value]) => [key, plain(value)]))
  if (Array.isArray(json)) return json.map(plain)
  return typeof json === 'bigint' ? Number(json) : json
}

describe('a body', () => {
  test.each([
    '{}',
    '{}\n',
    ' { } ',
    '\n',
    '{"":1}',
    '{"a\\u0000b":"\\ud83d\\ude00"}',
    '{"__proto__":{"__proto__":1}}',
  ])('%j is one object', body => expect(readJsonObject(bytes(body))).toBeInstanceOf(Map))

  test.each([
    ...['', ' ', '\r\n', '\n\n', '[]', 'null', 'true', '5', '"text"', '{', '{"a":}', "{'a':'b'}", '{a:1}'],
    ...['{} {}', '{},', '{"a":1,}', '{"a":1}x', '\ufeff{}', '[{}]', 'user=alice', '{"a" 1}', '{"a":1 "b":2}'],
    ...['{"a":"\\ud83d"}', '{"a":"\\ude00"}', '{"a":"\\ud83dx"}', '{"a":"\\ud83d\\u0041"}', '{"a\\ud83d":1}'],
    ...['{"a":"\t"}', '{"a":"\\x"}', '{"a":"\\u12g4"}', '{"a":"', '{"a":"\\', '{"a":"\\u00', '{"a":tru}'],
    ...['{"a":01}', '{"a":+1}', '{"a":1.}', '{"a":.5}', '{"a":1e}', '{"a":-}', '{"a":1e400}', '{"a":NaN}'],
  ])('%j is none', body => expect(readJsonObject(bytes(body))).toBeUndefined())

  test('bytes that are no UTF-8 are refused', () => {
    expect(readJsonObject(Uint8Array.of(...bytes('{"a":"'), 0xff, ...bytes('"}')))).toBeUndefined()
  })

  test('of a repeated key the first counts', () => {
    expect(readJsonObject(bytes('{"a":1,"b":2,"a":3}'))).toEqual(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    )
  })

  test('nesting and digits have a bound, and are refused beyond it', () => {
    expect(read(`${'['.repeat(1000)}${']'.repeat(1000)}`)).toBeDefined()
    expect(read(`${'['.repeat(1001)}${']'.repeat(1001)}`)).toBeUndefined()
    expect(read('['.repeat(1_000_000))).toBeUndefined()
    expect(read('9'.repeat(10_000))).toBe(10n ** 10_000n - 1n)
    expect(read('9'.repeat(10_001))).toBeUndefined()
  })
})

describe('numbers', () => {
  test.each<[string, unknown]>([
    ['0', 0],
    ['-0', 0],
    ['-5', -5],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-123456789012345678901234567890', -123456789012345678901234567890n],
    ['1.0', new Fraction(1)],
    ['1e3', new Fraction(1000)],
    ['-1.5E-2', new Fraction(-0.015)],
  ])('%s', (text, value) => expect(read(text)).toStrictEqual(value))

  test('integers of any size are exact', () => {
    fc.assert(
      fc.property(fc.bigInt(), integer => {
        expect(BigInt(read(String(integer)) as bigint)).toBe(integer)
      }),
    )
  })
})

test('what JSON.parse reads is read alike', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), text => {
      const expected: unknown = JSON.parse(text)
      if (/\\u[dD][89a-fA-F]/.test(text)) return
      expect(plain(read(text))).toEqual(expected)
    }),
  )
})

test('what JSON.parse refuses is refused', () => {
  const noise = fc.array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', '-', '.', 'e', '\\', ' ', 'null'),
  )
  fc.assert(
    fc.property(noise, parts => {
      const text = parts.join('')
      let isJson = true
      try {
        JSON.parse(text)
      } catch {
        isJson = false
      }
      expect(read(text) !== undefined).toBe(isJson)
    }),
    { numRuns: 3000 },
  )
})

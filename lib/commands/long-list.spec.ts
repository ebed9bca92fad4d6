import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Definition, LATEST } from './definition'
import { encodePieces, encodeResult } from './encode'
import { binary, integer, list, string, tuple } from './fields'
import { inOne, isLong, shortOrLong } from './long-list'
import { ok } from './outcome'
import { sortTexts, toWellFormed } from './text'
import type { Field, Value } from './types'

const define = (result: Field): Definition => ({
  ...{ name: 'try', version: 0, tags: [], module: 'mod_x', policy: 'restricted', args: [], renames: {} },
  result,
})
const names = define(list('users', string('username')))

async function* inPieces<V>(values: readonly V[], sizes: readonly number[]): AsyncGenerator<readonly V[]> {
  let at = 0
  for (const size of sizes) {
    yield values.slice(at, at + size)
    at += size
  }
  if (at < values.length) yield values.slice(at)
}

async function joined(texts: AsyncIterable<string>) {
  let body = ''
  for await (const text of texts) body += text
  return body
}

const sizes = fc.array(fc.nat(5))

describe('encodePieces', () => {
  test('however a list is cut, the texts together are its whole encoding', async () => {
    const texts = fc
      .uniqueArray(fc.string({ unit: 'binary' }).map(toWellFormed), { maxLength: 20 })
      .map(sortTexts)
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (values, cuts) => {
        const whole = encodeResult(names, values, LATEST)
        expect(await joined(encodePieces(names, inPieces(values, cuts)))).toBe(whole)
      }),
    )
  })

  test('names and values stay one object', async () => {
    const definition = define(list('options', tuple('option', string('name'), string('value'))))
    const values = ['a', 'b', 'c'].map(name => ({ name, value: '1' }))
    expect(await joined(encodePieces(definition, inPieces(values, [1])))).toBe('{"a":"1","b":"1","c":"1"}')
    expect(await joined(encodePieces(definition, inPieces<Value>([], [])))).toBe('{}')
  })

  test('tuples stay objects', async () => {
    const definition = define(list('tokens', tuple('token', binary('token'), integer('n'))))
    const values = [1, 2].map(n => ({ token: `t${n}`, n }))
    expect(JSON.parse(await joined(encodePieces(definition, inPieces(values, [1]))))).toEqual(values)
  })
})

describe('a list in pieces', () => {
  test('is a plain list where it has one piece at most', async () => {
    expect(await shortOrLong(inPieces([], []))).toEqual([])
    expect(await shortOrLong(inPieces(['a', 'b'], []))).toEqual(['a', 'b'])
  })

  test('is in one, in its order, what it is in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string()), sizes, async (values, cuts) => {
        const value = await shortOrLong(inPieces(values, cuts))
        expect(await inOne({ kind: 'ok', value } as Parameters<typeof inOne>[0])).toEqual(ok(values))
      }),
    )
  })

  test('of more than 8 MiB is too large to be put together, and no longer read', async () => {
    let isEnded = false
    async function* endless() {
      try {
        for (;;) yield ['x'.repeat(1_000_000)]
      } finally {
        isEnded = true
      }
    }
    const outcome = { kind: 'ok', value: endless() } as const
    expect(isLong(outcome)).toBe(true)
    expect(await inOne(outcome)).toEqual({ kind: 'too-large', limitBytes: 8 * 1024 * 1024 })
    expect(isEnded).toBe(true)
  })
})

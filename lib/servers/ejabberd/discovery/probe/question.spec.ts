import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionsOf, RELEASES } from '@/lib/catalog/facts'
import { decodeArguments } from '@/lib/commands/decode'
import { isInternal } from '@/lib/commands/definition'
import { readJsonObject } from '@/lib/commands/json'
import type { Field, Json } from '@/lib/commands/types'
import { definition, word } from '../arbitraries'
import { bodyOf, type Given, POISON, REFUSED, sampleOf } from './question'

const everyDefinition = RELEASES.flatMap(release => [...definitionsOf(release).values()].flat())
const read = (given: Given) => {
  const body = readJsonObject(new TextEncoder().encode(bodyOf(given)))
  if (!body) throw new Error(`no JSON object: ${bodyOf(given)}`)
  return body
}
/** The most that a question could give: a value that fits for every argument. */
const allOf = (args: readonly Field[]) =>
  new Map(args.map(({ name, type }): [string, Json] => [name, sampleOf(type) ?? REFUSED]))

describe('a question', () => {
  const given = fc
    .array(fc.tuple(fc.oneof(word, fc.string({ minLength: 1 })), fc.jsonValue() as fc.Arbitrary<Json>))
    .map(pairs => new Map(pairs))

  test('always has, first and once, the argument that no command has', () => {
    fc.assert(
      fc.property(given, values => {
        const keys = [...read(values).keys()]
        expect(keys[0]).toBe(POISON.name)
        expect(keys.filter(key => key === POISON.name)).toHaveLength(1)
      }),
    )
  })

  test('is not made where it would not be safe', () => {
    expect(() => bodyOf(new Map([['', 1]]))).toThrow(RangeError)
  })

  test('no command of any release has that argument, now or formerly', () => {
    const names = everyDefinition.flatMap(({ args, renames }) => [
      ...args.map(({ name }) => name),
      ...Object.keys(renames),
    ])
    expect(names).not.toContain(POISON.name)
    expect(names.length).toBeGreaterThan(1000)
  })

  test('is never a complete set of acceptable arguments, for any command of any release', () => {
    for (const known of everyDefinition.filter(one => !isInternal(one))) {
      const decoded = decodeArguments(known, read(allOf(known.args)), () => true)
      expect(decoded.kind, known.name).toBe('bad-argument')
    }
  })

  test('nor for any command that a third party may make, whatever is given', () => {
    fc.assert(
      fc.property(definition, fc.infiniteStream(fc.boolean()), (stranger, take) => {
        const some = [...allOf(stranger.args)].filter(() => take.next().value)
        expect(decodeArguments(stranger, read(new Map(some)), () => true).kind).toBe('bad-argument')
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogueFrom, isKnownWord } from '@/lib/catalog/catalogue'
import { LATEST_RELEASE } from '@/lib/catalog/facts'
import { decodeArguments } from '@/lib/commands/decode'
import type { Definition } from '@/lib/commands/definition'
import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { readJsonObject } from '@/lib/commands/json'
import type { Field } from '@/lib/commands/types'
import { answer, body, catalogueOfRelease, documentOf, misfits, operationsOf, problemsOf } from './testing'

describe('strangers’ commands', () => {
  const name = fc.oneof(
    fc.constantFrom('user', 'host', 'token', '__proto__', 'constructor', 'a b/{c}~#'),
    fc.string({ minLength: 1, maxLength: 6 }),
  )
  const scalar = name.chain(given => fc.constantFrom<Field>(binary(given), integer(given), string(given)))
  const field: fc.Arbitrary<Field> = fc.oneof(
    scalar,
    fc.tuple(name, scalar).map(([given, of]) => list(given, of)),
    fc
      .tuple(name, fc.uniqueArray(scalar, { selector: part => part.name, minLength: 1, maxLength: 3 }))
      .map(([given, parts]) => list(given, tuple('row', ...parts))),
  )
  const definition = fc
    .record({
      name,
      version: fc.integer({ min: 0, max: 9 }),
      args: fc.uniqueArray(field, { selector: arg => arg.name, maxLength: 4 }),
      result: fc.oneof(field, fc.constant<Field>(rescode('res'))),
    })
    .map(
      (given): Definition => ({
        ...given,
        tags: ['games'],
        module: 'mod_games',
        policy: 'restricted',
        renames: {},
      }),
    )

  const commands = fc.uniqueArray(definition, { selector: ({ name }) => name, minLength: 1, maxLength: 8 })

  test('are described like all others, whatever they are called', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async given => {
        const definitions = new Map(given.map(each => [each.name, each]))
        const catalogue = {
          ...catalogueOfRelease(LATEST_RELEASE),
          commands: catalogueFrom(new Map(given.map(each => [each.name, [each]]))),
        }
        const document = documentOf(catalogue, 9)
        expect(await problemsOf(document)).toEqual([])
        expect(operationsOf(document)).toHaveLength(given.length)
        for (const post of operationsOf(document)) {
          const definition = definitions.get(post.operationId)
          const sent = readJsonObject(Buffer.from(JSON.stringify(body(post).example)))
          if (!definition || !sent) throw new Error(post.operationId)
          expect(decodeArguments(definition, sent, isKnownWord)).toMatchObject({ kind: 'ok' })
          // A member of this name is one that the validator does not see.
          if (JSON.stringify(post).includes('__proto__')) continue
          expect(misfits(answer(post).schema, answer(post).example)).toEqual([])
        }
      }),
      { numRuns: 30 },
    )
  })
})

import fc from 'fast-check'
import type { Definition } from '@/lib/commands/definition'
import type { Field, ScalarKind, Type } from '@/lib/commands/types'

/** Definitions as third parties may make them, for properties. */

export const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)

const scalarOf = (...kinds: ScalarKind[]): fc.Arbitrary<Type> =>
  fc.record({ kind: fc.constantFrom(...kinds) })

const fieldsOf = (type: fc.Arbitrary<Type>, size: { minLength: number; maxLength: number }) =>
  fc.uniqueArray(fc.record({ name: word, type }), { ...size, selector: ({ name }) => name })

const tupleOf = (type: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  fieldsOf(type, { minLength: 1, maxLength: 3 }).map(fields => ({ kind: 'tuple', fields }))

const listOf = (type: fc.Arbitrary<Type>): fc.Arbitrary<Type> =>
  fc.record({ name: word, type }).map(of => ({ kind: 'list', of }))

const text = scalarOf('integer', 'binary', 'string')
const argument = fc.oneof(
  { weight: 4, arbitrary: text },
  listOf(fc.oneof(text, tupleOf(text))),
  tupleOf(text),
)
const plainResult = scalarOf('integer', 'string', 'atom', 'rescode', 'restuple')
const result = fc.oneof(
  plainResult,
  listOf(tupleOf(text)),
  tupleOf(fc.oneof(text, listOf(text))),
  listOf(text),
)

export const args = fieldsOf(argument, { minLength: 0, maxLength: 6 })

export const definition: fc.Arbitrary<Definition> = fc
  .record({
    name: word,
    version: fc.constantFrom(0, 0, 1, 3),
    tags: fc.uniqueArray(
      word.filter(tag => !/^v\d+$/.test(tag)),
      { minLength: 1, maxLength: 3 },
    ),
    module: fc.constantFrom('mod_games', 'mod_admin_extra'),
    args,
    result: fc.record({ name: word, type: result }),
  })
  .map(parts => ({ ...parts, policy: 'restricted', renames: {} }))

/** A field without the names that the elements of lists have: newer servers do not tell them. */
export const withoutElementNames = ({ name, type }: Field): Field => ({
  name,
  type: type.kind === 'list' ? { kind: 'list', of: { name: '', type: type.of.type } } : type,
})

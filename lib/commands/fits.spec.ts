import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atom, binary, integer, list, rescode, restuple, string, tuple } from './fields'
import { misfitOf } from './fits'
import type { Field, Type, Value } from './types'

const { field } = fc.letrec<{ field: Field; type: Type }>(tie => ({
  type: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Type>({ kind: 'integer' }, { kind: 'binary' }, { kind: 'atom' }, { kind: 'rescode' }),
    fc.record({ kind: fc.constant('list' as const), of: tie('field') }),
    fc.record({
      kind: fc.constant('tuple' as const),
      fields: fc.uniqueArray(tie('field'), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
    }),
  ),
  field: fc.record({ name: fc.constantFrom('a', 'b', '__proto__'), type: tie('type') }),
}))

/** Values of a type; `wrong` stands where it does not belong, once at least. */
function valuesOf(type: Type, wrong?: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'list':
      return wrong
        ? fc
            .tuple(fc.array(valuesOf(type.of.type), { maxLength: 2 }), valuesOf(type.of.type, wrong))
            .map(([good, bad]) => [...good, bad])
        : fc.array(valuesOf(type.of.type), { maxLength: 3 })
    case 'tuple':
      return fc
        .tuple(...type.fields.map((part, at) => valuesOf(part.type, at === 0 ? wrong : undefined)))
        .map(parts => Object.fromEntries(type.fields.map(({ name }, at) => [name, parts[at] as Value])))
    case 'integer':
      return wrong ?? fc.oneof(fc.maxSafeInteger(), fc.bigInt())
    case 'rescode':
      return wrong ?? fc.boolean()
    default:
      return wrong ?? fc.string({ unit: 'binary' })
  }
}

test('whatever is of a type fits it, and nothing in which one part is of another', () => {
  const never = fc.constantFrom<Value>(null, 0.5, Number.NaN, 2 ** 53)
  fc.assert(
    fc.property(
      field.chain(one => fc.tuple(fc.constant(one), valuesOf(one.type), valuesOf(one.type, never))),
      ([one, good, bad]) => {
        expect(misfitOf(one, good)).toBeUndefined()
        expect(misfitOf(one, bad)).toBeTypeOf('string')
      },
    ),
  )
})

test.each<[Field, unknown, string]>([
  [integer('n'), '5', 'n should be an integer, not text'],
  [rescode('res'), 0, 'res should be true or false, not a number'],
  [restuple('res'), undefined, 'res should be text, not nothing'],
  [list('users', string('user')), ['a', ['b']], 'users.1 should be text, not a list'],
  [tuple('t', atom('a'), binary('b')), { a: 'x' }, 't.b should be text, not nothing'],
  [tuple('t', binary('constructor')), {}, 't.constructor should be text, not nothing'],
])('says where and what: %j, %j', (one, value, words) => {
  expect(misfitOf(one, value)).toBe(words)
})

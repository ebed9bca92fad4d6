import fc from 'fast-check'
import type { Field, Type } from '@/lib/commands/types'
import { parseExactJson } from './exact-json'
import { type FormValue, keyOf } from './model'

const argumentName = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/) },
  fc.constantFrom('a.b', '__proto__', 'x[0]', '0', 'constructor', 'ü', "it's"),
)

const names = (min: number, max: number) => fc.uniqueArray(argumentName, { minLength: min, maxLength: max })

const scalar: fc.Arbitrary<Type> = fc
  .constantFrom('integer' as const, 'string' as const, 'binary' as const, 'atom' as const, 'any' as const)
  .map(kind => ({ kind }))

const typeOf = (depth: number): fc.Arbitrary<Type> =>
  depth === 0
    ? scalar
    : fc.oneof(
        scalar,
        fc
          .record({ name: fc.constantFrom('', 'element'), type: typeOf(depth - 1) })
          .map(of => ({ kind: 'list', of }) as const),
        fieldsOf(depth - 1, 1).map(fields => ({ kind: 'tuple', fields }) as const),
      )

const fieldsOf = (depth: number, min: number): fc.Arbitrary<Field[]> =>
  names(min, 4).chain(all => fc.tuple(...all.map(name => typeOf(depth).map(type => ({ name, type })))))

/** The arguments of any definition, nested up to three levels. */
export const anyArgs: fc.Arbitrary<Field[]> = fieldsOf(3, 0)

const filledScalar = (kind: Type['kind']): fc.Arbitrary<string> => {
  if (kind === 'integer') return fc.bigInt().map(String)
  if (kind === 'any')
    return fc
      .json()
      .map(text => JSON.stringify(parseExactJson(text)))
      .filter(text => text !== 'null')
  return fc.string({ unit: 'binary' })
}

/** Values that a person may have typed for a type; blank ones too, unless `filled`. */
export function valuesOf(type: Type, filled: boolean): fc.Arbitrary<FormValue> {
  switch (type.kind) {
    case 'list':
      return fc
        .array(valuesOf(type.of.type, filled), { maxLength: 3 })
        .map(all => all.map(value => ({ value })))
    case 'tuple':
      return formValuesOf(type.fields, filled)
    default:
      return filled ? filledScalar(type.kind) : fc.option(filledScalar(type.kind), { nil: null })
  }
}

export const formValuesOf = (fields: readonly Field[], filled: boolean) =>
  fc
    .tuple(...fields.map(field => valuesOf(field.type, filled)))
    .map(values => Object.fromEntries(fields.map((field, at) => [keyOf(field.name), values[at] ?? null])))

/** A definition's arguments with values for them. */
export const filledForm = (filled: boolean) =>
  anyArgs.chain(args => fc.record({ args: fc.constant(args), values: formValuesOf(args, filled) }))

import type { Field, Type } from '@/lib/commands/types'

/** A result that API version 0 wraps in an object (SPEC 4). */
export const isScalar = ({ kind }: Type): boolean =>
  kind === 'integer' || kind === 'atom' || kind === 'string' || kind === 'binary'

/** Whether a list is in it, at any depth. */
export const hasList = (type: Type): boolean =>
  type.kind === 'list' || (type.kind === 'tuple' && type.fields.some(field => hasList(field.type)))

/** A list or a tuple. */
export const hasParts = ({ kind }: Type): boolean => kind === 'list' || kind === 'tuple'

/** A type as it is on the wire: whether a text is `string`, `binary` or `atom` inside cannot be seen there. */
export function wireType(type: Type): unknown {
  switch (type.kind) {
    case 'list':
      return ['list', wireType(type.of.type)]
    case 'tuple':
      return ['tuple', ...type.fields.map(({ name, type: part }: Field) => [name, wireType(part)])]
    case 'string':
    case 'binary':
    case 'atom':
      return 'text'
    default:
      return type.kind
  }
}

export const isSameOnWire = (a: Type, b: Type): boolean =>
  JSON.stringify(wireType(a)) === JSON.stringify(wireType(b))

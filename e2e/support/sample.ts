import type { Definition } from '../../lib/commands/definition'
import type { Field, Json } from '../../lib/commands/types'

/** A value of an argument's type, different for each place, as the JSON body has it. */
export function sample({ name, type }: Field, at = 1): Json {
  switch (type.kind) {
    case 'integer':
      return at * 1000 + 7
    case 'list':
      return [sample(type.of, at), sample(type.of, at + 1)]
    case 'tuple':
      return Object.fromEntries(type.fields.map(field => [field.name, sample(field, at)]))
    case 'any':
      return { any: [at, null] }
    default:
      return `${name} ${at} "é"`
  }
}

/** A body for every argument of a definition. */
export const sampleBody = ({ args }: Definition) =>
  Object.fromEntries(args.map((arg, index) => [arg.name, sample(arg, index + 1)]))

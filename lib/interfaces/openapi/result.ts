import type { Definition } from '@/lib/commands/definition'
import { isNameValue } from '@/lib/commands/encode'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Field, Type } from '@/lib/commands/types'
import { propertiesOf } from './arguments'
import type { Schema } from './document'

/** Kinds that API version 0, and every release before 24.02, wraps in an object (SPEC 4). */
const WRAPPED: ReadonlySet<Type['kind']> = new Set(['integer', 'atom', 'string', 'binary'])

/**
 * The body of an answer with HTTP 200, as `encodeResult` writes it.
 *
 * @param version the API version that is asked for, not that of the definition
 */
export function resultSchema({ result }: Definition, notes: CommandNotes, version: number): Schema {
  const schema = fieldSchema(result, new Set(notes.secretResults))
  if (version > 0 || !WRAPPED.has(result.type.kind)) return schema
  return {
    type: 'object',
    properties: propertiesOf([result], () => schema),
    required: [result.name],
    additionalProperties: false,
  }
}

function fieldSchema({ name, type }: Field, secrets: ReadonlySet<string>): Schema {
  const inner = (field: Field) => fieldSchema(field, secrets)
  switch (type.kind) {
    case 'rescode':
      return { type: 'integer', enum: [0, 1], description: '0: success. 1: failure.' }
    case 'restuple':
      return { type: 'string', description: 'What was done, for people.' }
    case 'integer':
      return { type: 'integer' }
    case 'any':
      return {}
    case 'list': {
      const element = type.of.type
      if (isNameValue(element)) {
        const [, value] = element.fields
        return { type: 'object', additionalProperties: value ? inner(value) : true }
      }
      return { type: 'array', items: inner(type.of) }
    }
    case 'tuple':
      return {
        type: 'object',
        properties: propertiesOf(type.fields, inner),
        required: type.fields.map(field => field.name),
        additionalProperties: false,
      }
    default:
      return secrets.has(name) ? { type: 'string', format: 'password' } : { type: 'string' }
  }
}

import type { Field, Type } from '@/lib/commands/types'

/** A type as a person reads it: `integer`, `list of text`, `{ name: text, value: text }`. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `list of ${typeText(type.of.type)}`
    case 'tuple':
      return `{ ${type.fields.map(fieldText).join(', ')} }`
    case 'string':
    case 'binary':
      return 'text'
    case 'rescode':
      return 'success or failure'
    case 'restuple':
      return 'success or failure, with a text'
    default:
      return type.kind
  }
}

const fieldText = (field: Field) => `${field.name}: ${typeText(field.type)}`

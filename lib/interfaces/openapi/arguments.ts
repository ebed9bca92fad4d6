import type { Definition } from '@/lib/commands/definition'
import { type ArgumentNote, argumentNote, type CommandNotes } from '@/lib/commands/notes'
import type { Field, Type } from '@/lib/commands/types'
import type { Schema } from './document'

/**
 * The body of a call: one object with a member for each argument. A list may be left out, which is an empty one (SPEC 3.1);
 * a name that is no argument is refused. What the server understands beyond the declared types is not part of it.
 */
export function bodySchema(definition: Definition, notes: CommandNotes): Schema {
  const { args } = definition
  const required = args.filter(({ type }) => type.kind !== 'list').map(({ name }) => name)
  return {
    type: 'object',
    properties: propertiesOf(args, arg => argumentSchema(definition, notes, arg)),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}

/** Own properties whatever the names are: a stranger's argument may be called `__proto__`. */
export const propertiesOf = (fields: readonly Field[], schemaOf: (field: Field) => Schema) =>
  Object.fromEntries(fields.map(field => [field.name, schemaOf(field)] as const))

function argumentSchema(definition: Definition, notes: CommandNotes, arg: Field): Schema {
  const former = Object.entries(definition.renames)
    .filter(([name, present]) => present === arg.name && !definition.args.some(other => other.name === name))
    .map(([name]) => name)
  const schema = fieldSchema(definition, notes, arg)
  const words = [
    schema.description,
    arg.type.kind === 'list' && 'Left out: an empty list.',
    isPairs(arg.type) &&
      'One object is accepted as well: each of its members is a pair, the name first and then the value.',
    former.length > 0 && `Former name that is still accepted: ${former.join(', ')}.`,
  ].filter(Boolean)
  return {
    ...schema,
    description: words.join(' '),
    ...(former.length > 0 ? { 'x-former-names': former } : {}),
  }
}

/** A list of two-field tuples whose first field is text (SPEC 3.2). */
function isPairs(type: Type): boolean {
  if (type.kind !== 'list' || type.of.type.kind !== 'tuple') return false
  const [first, ...rest] = type.of.type.fields
  return rest.length === 1 && (first?.type.kind === 'binary' || first?.type.kind === 'string')
}

function fieldSchema(definition: Definition, notes: CommandNotes, field: Field, holder?: string): Schema {
  const { name, type } = field
  const note = argumentNote(notes, definition.version, name, holder)
  const about = note && aboutOf(note)
  const words = about ? { description: about } : {}
  const inner = (part: Field) => fieldSchema(definition, notes, part, name)
  switch (type.kind) {
    case 'list':
      return { type: 'array', ...words, items: inner(type.of) }
    case 'tuple':
      return {
        type: 'object',
        ...words,
        properties: propertiesOf(type.fields, inner),
        required: type.fields.map(part => part.name),
      }
    case 'integer':
      return { type: 'integer', ...words, ...secrecyOf(note) }
    case 'any':
      return words
    default:
      return { type: 'string', ...words, ...choicesOf(note), ...secrecyOf(note) }
  }
}

function aboutOf({ label, about, unit }: ArgumentNote): string {
  const measured = unit ? `${label}, in ${unit}.` : `${label}.`
  return about ? `${measured} ${about}` : measured
}

const secrecyOf = (note: ArgumentNote | undefined): Schema =>
  note?.secret ? { format: 'password', writeOnly: true } : {}

function choicesOf(note: ArgumentNote | undefined): Schema {
  if (!note?.choices) return {}
  return note.open ? { examples: note.choices } : { enum: note.choices }
}

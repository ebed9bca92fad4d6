import type { Schema } from '@/lib/interfaces/openapi/document'

/** One line of a table about a body: a member, and below it what it is made of. */
export interface SchemaRow {
  /** Its place: "options.name". */
  readonly key: string
  readonly name: string
  readonly depth: number
  readonly type: string
  readonly required: boolean
  readonly schema: Schema
}

/** The members of an object, or of the objects in an array, at every depth; none for bare values. */
export function schemaRows(schema: Schema, depth = 0, above = ''): readonly SchemaRow[] {
  const { properties = {}, required = [] } = schema.items ?? schema
  return Object.entries(properties).flatMap(([name, member]) => {
    const key = above ? `${above}.${name}` : name
    const row = {
      key,
      name,
      depth,
      type: schemaWords(member),
      required: required.includes(name),
      schema: member,
    }
    return [row, ...schemaRows(member, depth + 1, key)]
  })
}

/** A type as a person reads it: "integer", "list of text", "list of objects". */
export function schemaWords(schema: Schema, many = false): string {
  if (schema.items) return `${many ? 'lists' : 'list'} of ${schemaWords(schema.items, true)}`
  const { additionalProperties, type } = schema
  if (typeof additionalProperties === 'object') {
    return `object: names and their values (${schemaWords(additionalProperties)})`
  }
  if (type === 'object') return many ? 'objects' : 'object'
  if (type === 'string') return schema.format === 'password' ? 'text, secret' : 'text'
  if (type === 'integer') return many ? 'integers' : 'integer'
  return type ?? 'anything'
}

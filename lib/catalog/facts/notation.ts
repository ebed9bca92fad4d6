import type { Field, Type } from '@/lib/commands/types'

const SCALARS = ['integer', 'string', 'binary', 'atom', 'any', 'rescode', 'restuple'] as const

/**
 * Fields in the short notation of `commands.json`: `user, ttl: integer, groups: [group], options: [option: {name, value}]`.
 * A field without a type is `binary`; `[…]` is a list of the field inside; `{…}` a tuple of the fields inside. The
 * empty text has no fields.
 *
 * @throws SyntaxError where the text is none of that: the facts are part of the program, so it is a bug.
 */
export function parseFields(text: string): readonly Field[] {
  let rest = text.trim()

  const fail = () => new SyntaxError(`Cannot read the fields "${text}" at "${rest}"`)
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)
    if (!found) return undefined
    rest = rest.slice(found[0].length).trimStart()
    return found[0]
  }
  const expect = (pattern: RegExp) => {
    if (take(pattern) === undefined) throw fail()
  }

  function readFields(): Field[] {
    const fields = [readField()]
    while (take(/^,/) !== undefined) fields.push(readField())
    return fields
  }
  function readField(): Field {
    const name = take(/^\w*/) ?? ''
    if (take(/^:/) !== undefined) return { name, type: readType() }
    if (name === '') throw fail()
    return { name, type: { kind: 'binary' } }
  }
  function readType(): Type {
    if (take(/^\[/) !== undefined) {
      const of = readField()
      expect(/^\]/)
      return { kind: 'list', of }
    }
    if (take(/^\{/) !== undefined) {
      const fields = readFields()
      expect(/^\}/)
      return { kind: 'tuple', fields }
    }
    const word = take(/^\w+/)
    const kind = SCALARS.find(scalar => scalar === word)
    if (!kind) throw fail()
    return { kind }
  }

  const fields = rest === '' ? [] : readFields()
  if (rest !== '') throw fail()
  return fields
}

/** The reverse of `parseFields`: fields in the same notation. */
export const printFields = (fields: readonly Field[]): string => fields.map(printField).join(', ')

function printField({ name, type }: Field): string {
  switch (type.kind) {
    case 'binary':
      return name === '' ? ': binary' : name
    case 'list':
      return `${name}: [${printField(type.of)}]`
    case 'tuple':
      return `${name}: {${printFields(type.fields)}}`
    default:
      return `${name}: ${type.kind}`
  }
}

import type { Definition } from '@/lib/commands/definition'
import { printAtom } from '@/lib/commands/erlang-term'
import type { LongList, Type, Value } from '@/lib/commands/types'

/**
 * A result as ejabberdctl prints it (SPEC 11), without the line's end: a value as it is, the fields of a tuple parted by
 * tabs, the elements of a list on lines of their own, of a list inside something parted by `,` – by `;` where version 0
 * was asked for. A rescode says nothing.
 *
 * @param version the API version that was asked for
 */
export function printResult({ result }: Definition, value: Value, version: number): string {
  const { type } = result
  if (type.kind === 'rescode') return ''
  const separator = version === 0 ? ';' : ','
  if (type.kind !== 'list') return print(type, value, separator)
  return elements(value)
    .map(element => print(type.of.type, element, separator))
    .join('\n')
}

/** The same of a list in pieces: the texts that together are its lines. */
export async function* printPieces(definition: Definition, pieces: LongList, version: number) {
  let separator = ''
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    yield separator + printResult(definition, piece, version)
    separator = '\n'
  }
}

function print(type: Type, value: Value, separator: string): string {
  switch (type.kind) {
    case 'list':
      return elements(value)
        .map(element => print(type.of.type, element, separator))
        .join(separator)
    case 'tuple':
      return type.fields.map(field => print(field.type, part(value, field.name), separator)).join('\t')
    case 'rescode':
      return value === false ? 'false' : 'ok'
    case 'integer':
      return String(value)
    default:
      return plain(value)
  }
}

/** Of text itself; what is untyped is printed as the term it would be. */
function plain(value: Value): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{${Object.entries(value).map(([name, member]) => `${printAtom(name)},${plain(member)}`)}}`
}

function elements(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw new TypeError(`${typeof value} where a list should be`)
  return value
}

function part(value: Value, name: string): Value {
  const isTuple = typeof value === 'object' && value !== null && !Array.isArray(value)
  const member = isTuple ? (value as Readonly<Record<string, Value>>)[name] : undefined
  if (member === undefined) throw new TypeError(`the tuple has no field ${name}`)
  return member
}

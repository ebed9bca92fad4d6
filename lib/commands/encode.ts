import type { Definition } from './definition'
import { compareText, sortTexts, toWellFormed } from './text'
import type { Field, Integer, LongList, Type, Value } from './types'

/**
 * A result as the body of an HTTP answer, in JSON (SPEC 4).
 *
 * - `rescode`: 0 or 1; `restuple`: its text.
 * - A number or text stands bare; where API version 0 was asked for, as `{"NAME": value}`.
 * - Lists are sorted as ejabberd sorts them, at every depth; the members of objects are in alphabetical order.
 * - A list of two-field tuples that are names and values is one object.
 *
 * @param value what the command returned on success, of the type that the definition says
 * @param version the API version that was asked for, not that of the definition
 * @throws TypeError where the value is of another type, which is a bug of the command
 *
 * @example
 * encodeResult(getLoglevel, 'warning', LATEST) // '"warning"'
 * encodeResult(getLoglevel, 'warning', 0) // '{"levelatom":"warning"}'
 */
export function encodeResult({ result }: Definition, value: Value, version: number): string {
  const { kind } = result.type
  if (kind === 'rescode') return value === false ? '1' : '0'
  if (kind === 'restuple') return encodeText(value)
  const json = codecOf(result.type).encode(value)
  return version === 0 && WRAPPED.has(kind) ? `{${encodeText(result.name)}:${json}}` : json
}

/**
 * The same of a list in pieces, which are in order already: the texts that together are the body. Lists are never
 * wrapped, so the API version is of no matter.
 */
export async function* encodePieces({ result }: Definition, pieces: LongList): AsyncGenerator<string> {
  const { encode } = codecOf(result.type)
  let [open, close] = encode([])
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    yield open + encode(piece).slice(1, -1)
    open = ','
  }
  yield open === ',' ? (close ?? '') : `${open}${close}`
}

/** Kinds that version 0 wraps in an object. */
const WRAPPED: ReadonlySet<Type['kind']> = new Set(['integer', 'string', 'binary', 'atom'])

/** Whether elements of this type are names and values, so that a list of them is one object. */
export function isNameValue(element: Type): element is Type & { kind: 'tuple' } {
  if (element.kind !== 'tuple' || element.fields.length !== 2) return false
  const [name, value] = element.fields
  if (name?.type.kind === 'atom') return true
  return name?.name === 'name' && name.type.kind === 'string' && value?.name === 'value'
}

/** How values of a type are written and ordered. */
interface Codec {
  readonly encode: (value: Value) => string
  /** The order of ejabberd's own values: numbers by size, text by bytes, tuples field by field. */
  readonly compare: (a: Value, b: Value) => number
}

/** Types live as long as the definitions they are part of. */
const codecs = new WeakMap<Type, Codec>()

function codecOf(type: Type): Codec {
  const known = codecs.get(type)
  if (known) return known
  const codec = createCodec(type)
  codecs.set(type, codec)
  return codec
}

function createCodec(type: Type): Codec {
  switch (type.kind) {
    case 'list':
      return listCodec(type.of.type)
    case 'tuple':
      return tupleCodec(type.fields)
    case 'integer':
      return { encode: encodeInteger, compare: compareIntegers }
    case 'rescode':
      return { encode: value => String(value !== false), compare: (a, b) => Number(a) - Number(b) }
    case 'restuple':
      return { encode: value => `{"res":true,"text":${encodeText(value)}}`, compare: compareTexts }
    case 'any':
      return { encode: encodeAny, compare: (a, b) => compareText(encodeAny(a), encodeAny(b)) }
    default:
      return { encode: encodeText, compare: compareTexts }
  }
}

function listCodec(element: Type): Codec {
  const { encode, compare } = codecOf(element)
  const sorted = (value: Value) => inOrder(elementsOf(value), compare)
  const compareLists: Codec['compare'] = (a, b) => {
    const [left, right] = [elementsOf(a), elementsOf(b)]
    for (const [index, one] of left.entries()) {
      const other = right[index]
      if (other === undefined) return 1
      const difference = compare(one, other)
      if (difference !== 0) return difference
    }
    return left.length - right.length
  }
  if (isText(element)) return { encode: encodeTexts, compare: compareLists }
  if (isNameValue(element))
    return { encode: value => encodeObject(element.fields, elementsOf(value)), compare: compareLists }
  return { encode: value => `[${sorted(value).map(encode).join()}]`, compare: compareLists }
}

function tupleCodec(fields: readonly Field[]): Codec {
  const parts = fields.map(({ name, type }) => ({ name, key: `${encodeText(name)}:`, ...codecOf(type) }))
  const alphabetical = parts.toSorted((a, b) => compareText(a.name, b.name))
  return {
    encode: value => {
      const tuple = membersOf(value)
      return `{${alphabetical.map(({ name, key, encode }) => key + encode(partOf(tuple, name))).join()}}`
    },
    compare: (a, b) => {
      const [left, right] = [membersOf(a), membersOf(b)]
      for (const { name, compare } of parts) {
        const difference = compare(partOf(left, name), partOf(right, name))
        if (difference !== 0) return difference
      }
      return 0
    },
  }
}

function encodeObject([name, value]: readonly Field[], tuples: readonly Value[]): string {
  if (!name || !value) throw new TypeError('names and values have two fields')
  const { encode } = codecOf(value.type)
  const members = tuples.map(tuple => {
    const parts = membersOf(tuple)
    return [encodeText(partOf(parts, name.name)), encode(partOf(parts, value.name))] as const
  })
  return `{${members
    .sort(([a], [b]) => compareText(a, b))
    .map(member => member.join(':'))
    .join()}}`
}

/** Most lists come in order already, and then nothing is copied. */
function inOrder(values: readonly Value[], compare: Codec['compare']): readonly Value[] {
  for (let index = 1; index < values.length; index++) {
    const [previous, current] = [values[index - 1], values[index]]
    if (previous !== undefined && current !== undefined && compare(previous, current) > 0) {
      return values.toSorted(compare)
    }
  }
  return values
}

const isText = ({ kind }: Type) => kind === 'binary' || kind === 'string' || kind === 'atom'

function compareTexts(a: Value, b: Value): number {
  return compareText(textOf(a), textOf(b))
}

function compareIntegers(a: Value, b: Value): number {
  const [left, right] = [integerOf(a), integerOf(b)]
  return left < right ? -1 : Number(left > right)
}

const encodeInteger = (value: Value) => String(integerOf(value))

function encodeText(value: Value): string {
  return JSON.stringify(toWellFormed(textOf(value)))
}

/** All at once, which is quicker by far; the escape shows that some text holds bytes that are no UTF-8. */
function encodeTexts(value: Value): string {
  const texts = sortTexts(elementsOf(value).map(textOf))
  const json = JSON.stringify(texts)
  return json.includes('\\ud') ? `[${texts.map(encodeText).join()}]` : json
}

function encodeAny(value: Value): string {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return encodeText(value)
  if (Array.isArray(value)) return `[${value.map(encodeAny).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).map(([name, part]) => `${encodeText(name)}:${encodeAny(part)}`)}}`
}

function integerOf(value: Value): Integer {
  if (typeof value !== 'number' && typeof value !== 'bigint') throw misfit(value, 'an integer')
  return value
}

function textOf(value: Value): string {
  if (typeof value !== 'string') throw misfit(value, 'text')
  return value
}

function elementsOf(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw misfit(value, 'a list')
  return value
}

function membersOf(value: Value): Readonly<Record<string, Value>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misfit(value, 'a tuple')
  return value as Readonly<Record<string, Value>>
}

function partOf(tuple: Readonly<Record<string, Value>>, name: string): Value {
  const part = tuple[name]
  if (part === undefined) throw new TypeError(`the tuple has no field ${name}`)
  return part
}

const misfit = (value: Value, wanted: string) => new TypeError(`${typeof value} where ${wanted} should be`)

import type { Definition } from './definition'
import { printAtom, printTerm, printType } from './erlang-term'
import { type JsonObject, type RawJson, valueOfJson } from './json'
import { type ArgumentFailure, type Outcome, ok } from './outcome'
import type { QueryPairs } from './query'
import { bytesToText, compareText, isWellFormed, textToBytes } from './text'
import type { Field, Integer, Type, Value } from './types'

/** Arguments by their present names, each of its declared type. */
export type DecodedArguments = Readonly<Record<string, Value>>

/**
 * Decodes the arguments of a call by ejabberd's rules of coercion (SPEC 3): given names that mean nothing to the server
 * come first, then each declared argument in turn – duplicate, missing, of the wrong type –, then names left over. The
 * first problem ends it, with ejabberd's own words.
 *
 * @param given the members of a JSON body, or the pairs of a query in their order
 * @param isKnownWord whether a word means something to the server; those of the definition always do
 *
 * @example
 * decodeArguments(setLast, readJsonObject(body), isKnownWord)
 * // { kind: 'ok', value: { user: 'alice', host: 'localhost', timestamp: 1500045311, status: '' } }
 */
export function decodeArguments(
  definition: Definition,
  given: JsonObject | QueryPairs,
  isKnownWord: (word: string) => boolean,
): Outcome<DecodedArguments> {
  if (given instanceof Map && isPlain(definition, given)) {
    return takeArguments(definition.args, name => {
      const value = given.get(name)
      return value === undefined ? [] : [value]
    })
  }
  const pairs = given instanceof Map ? [...given].sort(([a], [b]) => compareText(a, b)) : [...given]
  const foreign = pairs.find(([name]) => !isOwnWord(definition, name) && !isKnownWord(name))
  if (foreign) return unknownArgument(foreign[0], `Request have unknown argument: ${foreign[0]}`)

  const renamed = applyRenames(definition, pairs)
  const decoded = takeArguments(definition.args, name =>
    renamed.flatMap(([given, value]) => (given === name ? [value] : [])),
  )
  if (decoded.kind !== 'ok') return decoded
  const left = renamed.map(([name]) => name).filter(name => !definition.args.some(arg => arg.name === name))
  const [first] = left
  if (first === undefined) return decoded
  return unknownArgument(first, `Request have unknown arguments: [${left.map(printAtom).join()}]`)
}

type Pairs<V> = readonly (readonly [name: string, value: V])[]

/** Whether only declared names are given, so that neither their order nor former names matter: nearly every call. */
function isPlain({ args, renames }: Definition, given: JsonObject): boolean {
  let declared = 0
  for (const { name } of args) if (given.has(name) && !Object.hasOwn(renames, name)) declared += 1
  return declared === given.size
}

function isOwnWord({ args, renames }: Definition, word: string): boolean {
  return word === '' || Object.hasOwn(renames, word) || args.some(({ name }) => name === word)
}

/** Of each former name the first occurrence takes the present name, and goes to the front. */
export function applyRenames<V>({ renames }: Definition, pairs: Pairs<V>): Pairs<V> {
  let renamed = pairs
  for (const [former, present] of Object.entries(renames)) {
    const index = renamed.findIndex(([name]) => name === former)
    const pair = renamed[index]
    if (pair) renamed = [[present, pair[1]], ...renamed.toSpliced(index, 1)]
  }
  return renamed
}

function takeArguments(
  args: readonly Field[],
  valuesOf: (name: string) => readonly RawJson[],
): Outcome<DecodedArguments> {
  const decoded: Record<string, Value> = {}
  for (const { name, type } of args) {
    const [raw, another] = valuesOf(name)
    if (another !== undefined) return failure(name, 'duplicate', `Request have duplicate argument: ${name}`)
    if (raw === undefined && type.kind !== 'list') {
      return failure(name, 'missing', `Request have missing argument: ${name}`)
    }
    const value = raw === undefined ? [] : decodeValue(type, raw)
    if (value instanceof Misfit) return failure(name, value.problem, value.message)
    decoded[name] = value
  }
  return ok(decoded)
}

const failure = (
  argument: string,
  problem: ArgumentFailure['problem'],
  message: string,
): ArgumentFailure => ({ kind: 'bad-argument', argument, problem, message })

const unknownArgument = (argument: string, message: string) => failure(argument, 'unknown', message)

/** What decoding a value gives where it does not fit. */
class Misfit {
  constructor(
    readonly problem: 'format' | 'unreadable',
    readonly message: string,
  ) {}
}

/** A value on which ejabberd stumbles instead of refusing it; answered as an internal error. */
const UNREADABLE = new Misfit('unreadable', '')

const wrongFormat = (type: Type, raw: RawJson) =>
  new Misfit('format', `Arg ${printTerm(raw)} is not in format ${printType(type)}`)

function decodeValue(type: Type, raw: RawJson): Value | Misfit {
  switch (type.kind) {
    case 'integer':
      return decodeInteger(type, raw)
    case 'binary':
    case 'string':
      if (typeof raw === 'string') return raw
      if (!Array.isArray(raw)) return wrongFormat(type, raw)
      return type.kind === 'binary' ? flatten(raw) : decodeString(raw)
    case 'list':
      return decodeList(type.of, raw)
    case 'tuple':
      return decodeTuple(type, type.fields, raw)
    case 'any':
      return valueOfJson(raw)
    default:
      return typeof raw === 'string' ? raw : wrongFormat(type, raw)
  }
}

/** Longer texts are no integers here: reading them takes a time that grows faster than their length. */
const DIGITS_MAX = 10_000

function decodeInteger(type: Type, raw: RawJson): Integer | Misfit {
  if (typeof raw === 'number' || typeof raw === 'bigint') return raw
  if (typeof raw !== 'string') return wrongFormat(type, raw)
  if (raw.length > DIGITS_MAX || !/^[+-]?\d+$/.test(raw)) return UNREADABLE
  const number = Number(raw)
  if (Number.isSafeInteger(number)) return number === 0 ? 0 : number
  return BigInt(raw.startsWith('+') ? raw.slice(1) : raw)
}

/** What is no array counts as the only element, but for an object that stands for pairs. */
function decodeList(of: Field, raw: RawJson): Value | Misfit {
  const pair = raw instanceof Map ? pairOf(of.type) : undefined
  if (pair && raw instanceof Map) return decodePairs(pair, raw)
  const elements: Value[] = []
  for (const element of Array.isArray(raw) ? raw : [raw]) {
    const value = decodeValue(of.type, element)
    if (value instanceof Misfit) return value
    elements.push(value)
  }
  return elements
}

/** The two fields of a tuple whose first is text: a list of such may be given as one object. */
function pairOf(type: Type): readonly [Field, Field] | undefined {
  if (type.kind !== 'tuple') return undefined
  const [key, value, more] = type.fields
  const isText = key?.type.kind === 'binary' || key?.type.kind === 'string'
  return key && value && !more && isText ? [key, value] : undefined
}

function decodePairs([key, value]: readonly [Field, Field], raw: JsonObject): Value | Misfit {
  const tuples: Value[] = []
  for (const [name, member] of [...raw].sort(([a], [b]) => compareText(a, b))) {
    const decoded = decodeValue(value.type, member)
    if (decoded instanceof Misfit) return decoded
    tuples.push({ [key.name]: name, [value.name]: decoded })
  }
  return tuples
}

function decodeTuple(type: Type, fields: readonly Field[], raw: RawJson): Value | Misfit {
  if (!(raw instanceof Map)) return wrongFormat(type, raw)
  const tuple: Record<string, Value> = {}
  for (const field of fields) {
    const member = raw.get(field.name)
    const value = member === undefined ? UNREADABLE : decodeValue(field.type, member)
    if (value instanceof Misfit) return value
    tuple[field.name] = value
  }
  return tuple
}

/** Erlang's strings are lists: one of characters is a text, one with texts in it stays the list that it is. */
function decodeString(raw: readonly RawJson[]): Value | Misfit {
  const text = flatten(raw)
  const isList = !(text instanceof Misfit) && raw.some(element => typeof element !== 'number')
  return isList ? raw.map(valueOfJson) : text
}

/**
 * An array given for text: texts and arrays one after another; numbers up to 255 are single bytes and larger ones
 * characters, while inside arrays all numbers are characters.
 */
function flatten(raw: readonly RawJson[]): string | Misfit {
  const parts = raw.map(element =>
    typeof element === 'number' && element >= 0x80 && element <= 0xff
      ? String.fromCharCode(0xdc00 + element)
      : toCharacters(element),
  )
  if (parts.includes(undefined)) return UNREADABLE
  const joined = parts.join('')
  return isWellFormed(joined) ? joined : bytesToText(textToBytes(joined))
}

function toCharacters(raw: RawJson): string | undefined {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number') {
    const isCharacter = raw >= 0 && raw <= 0x10ffff && (raw < 0xd800 || raw > 0xdfff)
    return isCharacter ? String.fromCodePoint(raw) : undefined
  }
  if (!Array.isArray(raw)) return undefined
  const parts = raw.map(toCharacters)
  return parts.includes(undefined) ? undefined : parts.join('')
}

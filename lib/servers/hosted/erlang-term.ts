import { atom, type ErlangTerm, tuple } from './erlang-expression'

/**
 * Erlang terms in the external term format (version 131), in which ejabberd keeps a few columns, in base64, and writes
 * its exports. Of the format what such terms are made of; no floats, maps, functions or processes.
 */

const VERSION = 131
const SMALL_INTEGER = 97
const INTEGER = 98
const ATOM_LATIN1 = 100
const SMALL_TUPLE = 104
const LARGE_TUPLE = 105
const NIL = 106
const STRING = 107
const LIST = 108
const BINARY = 109
const SMALL_BIG = 110
const LARGE_BIG = 111
const SMALL_ATOM_LATIN1 = 115
const ATOM_UTF8 = 118
const SMALL_ATOM_UTF8 = 119
const DEPTH_MAX = 100

/** `<<"…">>`, in base64. */
export const encodeBinary = (bytes: Uint8Array): string =>
  Buffer.concat([Buffer.of(VERSION), withLength(BINARY, bytes.length), bytes]).toString('base64')

/** `[{name, <<"value">>}, …]`, in base64. */
export function encodePairs(pairs: Readonly<Record<string, string>>): string {
  const term = Object.entries(pairs).map(([name, value]) => tuple(atom(name), value))
  return encodeTerm(term).toString('base64')
}

/** Reads what `encodePairs` or ejabberd wrote; undefined where it is anything else. */
export function decodePairs(base64: string): Record<string, string> | undefined {
  const term = decodeTerm(Buffer.from(base64, 'base64'))
  if (!Array.isArray(term)) return undefined
  const pairs: Record<string, string> = {}
  for (const pair of term) {
    if (typeof pair !== 'object' || !('tuple' in pair) || pair.tuple.length !== 2) return undefined
    const [name, value] = pair.tuple
    if (typeof name !== 'object' || !('atom' in name) || typeof value !== 'string') return undefined
    pairs[name.atom] = value
  }
  return pairs
}

/** A term as `term_to_binary` of today's Erlang writes it. */
export function encodeTerm(term: ErlangTerm): Buffer {
  const parts: Buffer[] = [Buffer.of(VERSION)]
  write(term, parts)
  return Buffer.concat(parts)
}

function write(term: ErlangTerm, parts: Buffer[]): void {
  if (typeof term === 'string') {
    const bytes = Buffer.from(term)
    parts.push(withLength(BINARY, bytes.length), bytes)
  } else if (typeof term === 'number' || typeof term === 'bigint') parts.push(integer(BigInt(term)))
  else if ('atom' in term) {
    const bytes = Buffer.from(term.atom)
    const isSmall = bytes.length < 256
    parts.push(
      isSmall ? Buffer.of(SMALL_ATOM_UTF8, bytes.length) : withShortLength(ATOM_UTF8, bytes.length),
      bytes,
    )
  } else if ('tuple' in term) {
    const { length } = term.tuple
    parts.push(length < 256 ? Buffer.of(SMALL_TUPLE, length) : withLength(LARGE_TUPLE, length))
    for (const element of term.tuple) write(element, parts)
  } else if ('chars' in term)
    writeList(
      [...term.chars].map(one => one.codePointAt(0) ?? 0),
      parts,
    )
  else writeList(term, parts)
}

function writeList(elements: readonly ErlangTerm[], parts: Buffer[]): void {
  if (elements.length > 0) parts.push(withLength(LIST, elements.length))
  for (const element of elements) write(element, parts)
  parts.push(Buffer.of(NIL))
}

function integer(value: bigint): Buffer {
  if (value >= 0n && value < 256n) return Buffer.of(SMALL_INTEGER, Number(value))
  if (value >= -(2n ** 31n) && value < 2n ** 31n) {
    const bytes = Buffer.of(INTEGER, 0, 0, 0, 0)
    bytes.writeInt32BE(Number(value), 1)
    return bytes
  }
  const digits: number[] = []
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 8n) digits.push(Number(rest & 255n))
  const sign = value < 0n ? 1 : 0
  const head =
    digits.length < 256
      ? Buffer.of(SMALL_BIG, digits.length, sign)
      : Buffer.concat([withLength(LARGE_BIG, digits.length), Buffer.of(sign)])
  return Buffer.concat([head, Buffer.from(digits)])
}

function withLength(tag: number, length: number): Buffer {
  const bytes = Buffer.of(tag, 0, 0, 0, 0)
  bytes.writeUInt32BE(length, 1)
  return bytes
}

const withShortLength = (tag: number, length: number) => Buffer.of(tag, length >> 8, length & 255)

/** Reads a whole term; undefined for anything else. A list of small integers is `chars`, as Erlang prints it. */
export function decodeTerm(bytes: Uint8Array): ErlangTerm | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (buffer[0] !== VERSION) return undefined
    const reader = { buffer, at: 1 }
    const term = read(reader, 0)
    return reader.at === buffer.length ? term : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Reader {
  readonly buffer: Buffer
  at: number
}

function read(reader: Reader, depth: number): ErlangTerm {
  if (depth > DEPTH_MAX) throw new RangeError('the term is too deep')
  const tag = number(reader, 1)
  switch (tag) {
    case SMALL_INTEGER:
      return number(reader, 1)
    case INTEGER:
      return number(reader, 4) | 0
    case SMALL_BIG:
    case LARGE_BIG:
      return big(reader, number(reader, tag === SMALL_BIG ? 1 : 4))
    case SMALL_ATOM_UTF8:
    case SMALL_ATOM_LATIN1:
      return atom(take(reader, number(reader, 1)).toString(tag === SMALL_ATOM_UTF8 ? 'utf8' : 'latin1'))
    case ATOM_UTF8:
    case ATOM_LATIN1:
      return atom(take(reader, number(reader, 2)).toString(tag === ATOM_UTF8 ? 'utf8' : 'latin1'))
    case SMALL_TUPLE:
    case LARGE_TUPLE:
      return tuple(...elements(reader, number(reader, tag === SMALL_TUPLE ? 1 : 4), depth))
    case NIL:
      return []
    case STRING:
      return { chars: take(reader, number(reader, 2)).toString('latin1') }
    case LIST: {
      const list = elements(reader, number(reader, 4), depth)
      if (number(reader, 1) !== NIL) throw new RangeError('the list has a tail')
      return list
    }
    case BINARY:
      return take(reader, number(reader, 4)).toString('utf8')
    default:
      throw new RangeError('a kind of term that is not known')
  }
}

/** Each element takes a byte at least: a length that the rest cannot hold is none. */
function elements(reader: Reader, count: number, depth: number): ErlangTerm[] {
  if (count > reader.buffer.length - reader.at) throw new RangeError('the term ends early')
  const list: ErlangTerm[] = []
  for (let done = 0; done < count; done += 1) list.push(read(reader, depth + 1))
  return list
}

function number(reader: Reader, size: number): number {
  const value = reader.buffer.readUIntBE(reader.at, size)
  reader.at += size
  return value
}

function big(reader: Reader, size: number): number | bigint {
  const isNegative = number(reader, 1) === 1
  const digits = Buffer.from(take(reader, size)).reverse().toString('hex')
  const value = BigInt(`0x${digits || '0'}`) * (isNegative ? -1n : 1n)
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function take(reader: Reader, size: number): Buffer {
  if (reader.at + size > reader.buffer.length) throw new RangeError('the term ends early')
  reader.at += size
  return reader.buffer.subarray(reader.at - size, reader.at)
}

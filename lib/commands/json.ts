import { utf8ToText } from './text'
import type { Value } from './types'

/**
 * JSON as the command API needs it, which `JSON.parse` cannot give: integers of any size, told apart from fractions;
 * the first of repeated keys; no limits on key names.
 */
export type RawJson =
  | string
  | number
  | bigint
  | boolean
  | null
  | Fraction
  | readonly RawJson[]
  | ReadonlyMap<string, RawJson>

/** The members of a JSON object in the order written. */
export type JsonObject = ReadonlyMap<string, RawJson>

/** A number that was written with a point or an exponent: `1.0` is no integer to ejabberd. */
export class Fraction {
  constructor(readonly value: number) {}
}

/** Deeper nesting is refused; ejabberd has no bound. */
const DEPTH_MAX = 1000

/** Integers with more digits are refused, since reading them takes a time that grows faster than their length. */
const DIGITS_MAX = 10_000

/**
 * Reads the body of an API request (SPEC 2.5): one JSON object, or the single byte newline, which stands for `{}`.
 *
 * @returns undefined for anything else: another type, text around the object, a byte-order mark, bytes that are no
 *   UTF-8, lone surrogates, control characters in strings, integers of more than 10,000 digits, over 1000 levels
 */
export function readJsonObject(body: Uint8Array): JsonObject | undefined {
  if (body.length === 1 && body[0] === 0x0a) return new Map()
  const value = readJson(body)
  return value instanceof Map ? value : undefined
}

/** Reads one JSON value; undefined for anything else, as for `readJsonObject`. */
export function readJson(bytes: Uint8Array): RawJson | undefined {
  const text = utf8ToText(bytes)
  if (text === undefined) return undefined
  try {
    return new Reader(text).document()
  } catch (error) {
    if (error === BROKEN) return undefined
    throw error
  }
}

/** JSON as a value of any type. Fractions become plain numbers. */
export function valueOfJson(json: RawJson): Value {
  if (json instanceof Fraction) return json.value
  if (json instanceof Map) {
    return Object.fromEntries([...json].map(([key, member]) => [key, valueOfJson(member)]))
  }
  return Array.isArray(json) ? json.map(valueOfJson) : (json as string | number | bigint | boolean | null)
}

/** Thrown inside a reader; no `Error`, whose stack would cost more than the reading. */
const BROKEN = Symbol('broken JSON')

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a

class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): RawJson {
    this.#skipSpace()
    const value = this.#value()
    this.#skipSpace()
    if (this.#at < this.#text.length) throw BROKEN
    return value
  }

  #value(): RawJson {
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string()
      case '{':
        return this.#nested(() => this.#object())
      case '[':
        return this.#nested(() => this.#array())
      case 't':
        return this.#word('true', true)
      case 'f':
        return this.#word('false', false)
      case 'n':
        return this.#word('null', null)
      default:
        return this.#number()
    }
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > DEPTH_MAX) throw BROKEN
    this.#at += 1
    const value = read()
    this.#depth -= 1
    return value
  }

  #object(): JsonObject {
    const members = new Map<string, RawJson>()
    if (this.#closes('}')) return members
    for (;;) {
      if (this.#text.charCodeAt(this.#at) !== QUOTE) throw BROKEN
      const key = this.#string()
      this.#skipSpace()
      this.#expect(COLON)
      this.#skipSpace()
      const value = this.#value()
      if (!members.has(key)) members.set(key, value)
      if (this.#closes('}')) return members
      this.#expect(COMMA)
      this.#skipSpace()
    }
  }

  #array(): RawJson[] {
    const elements: RawJson[] = []
    if (this.#closes(']')) return elements
    for (;;) {
      elements.push(this.#value())
      if (this.#closes(']')) return elements
      this.#expect(COMMA)
      this.#skipSpace()
    }
  }

  /** Skips space, then the bracket if it stands there. */
  #closes(bracket: string): boolean {
    this.#skipSpace()
    if (this.#text[this.#at] !== bracket) return false
    this.#at += 1
    return true
  }

  #expect(code: number) {
    if (this.#text.charCodeAt(this.#at) !== code) throw BROKEN
    this.#at += 1
  }

  #skipSpace() {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#at += 1
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw BROKEN
    this.#at += word.length
    return value
  }

  #string(): string {
    const text = this.#text
    let content = ''
    let start = this.#at + 1
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        this.#at = at + 1
        return content + text.slice(start, at)
      }
      if (code === BACKSLASH) {
        content += text.slice(start, at)
        this.#at = at
        content += this.#escape()
        start = this.#at
        at = start - 1
      } else if (code < 0x20) throw BROKEN
    }
    throw BROKEN
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? ''
    if (letter !== 'u') {
      const character = ESCAPES.get(letter)
      if (character === undefined) throw BROKEN
      this.#at += 2
      return character
    }
    const unit = this.#unit()
    if (unit < 0xd800 || unit > 0xdfff) return String.fromCharCode(unit)
    const low = unit < 0xdc00 ? this.#unit() : 0
    if (low < 0xdc00 || low > 0xdfff) throw BROKEN
    return String.fromCharCode(unit, low)
  }

  /** `\uXXXX` */
  #unit(): number {
    UNIT.lastIndex = this.#at
    const match = UNIT.exec(this.#text)
    if (!match) throw BROKEN
    this.#at += 6
    return Number.parseInt(match[1] ?? '', 16)
  }

  #number(): number | bigint | Fraction {
    NUMBER.lastIndex = this.#at
    const match = NUMBER.exec(this.#text)
    if (!match) throw BROKEN
    const [digits, point, exponent] = match
    this.#at += digits.length
    const number = Number(digits)
    if (point !== undefined || exponent !== undefined) {
      if (!Number.isFinite(number)) throw BROKEN
      return new Fraction(number)
    }
    if (Number.isSafeInteger(number)) return number === 0 ? 0 : number
    if (digits.length > DIGITS_MAX) throw BROKEN
    return BigInt(digits)
  }
}

const ESCAPES = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
)
const UNIT = /\\u([0-9a-fA-F]{4})/y
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y

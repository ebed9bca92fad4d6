/** What a data file of Prosody holds. Keys of tables are texts; positions are "1", "2", …; other keys are left out. */
export type LuaValue = string | number | boolean | LuaTable
export interface LuaTable {
  readonly fields: ReadonlyMap<string, LuaValue>
}

const SPACE = /(?:\s|--\[\[[\s\S]*?\]\]|--[^\n]*)*/y
const TOKEN =
  /([{}[\]=;,()])|"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|(-?(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?))|([A-Za-z_]\w*)/y
const DEPTH_MAX = 100

class Malformed extends Error {}

type Token =
  | { readonly kind: 'sign' | 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly value: string | number }

/**
 * Reads a data file: `return {…};`, or any number of `item({…});`. Data only: nothing is called or looked up.
 *
 * @returns the tables in their order; undefined for anything else
 */
export function readLua(text: string): readonly LuaTable[] | undefined {
  try {
    return readFile(text)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

function readFile(text: string): LuaTable[] {
  let at = 0
  const skip = () => {
    SPACE.lastIndex = at
    SPACE.exec(text)
    at = SPACE.lastIndex
  }
  const peek = (): Token | undefined => {
    const before = at
    const token = next()
    at = before
    return token
  }
  const next = (): Token | undefined => {
    skip()
    if (at >= text.length) return undefined
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (!found) throw new Malformed()
    at = TOKEN.lastIndex
    const [, sign, double, single, number, word] = found
    if (sign !== undefined) return { kind: 'sign', text: sign }
    if (word !== undefined) return { kind: 'word', text: word }
    const chars = double ?? single
    return { kind: 'value', value: chars === undefined ? Number(number) : unescaped(chars) }
  }
  const isNext = (sign: string) => {
    const token = peek()
    return token?.kind === 'sign' && token.text === sign
  }
  const expect = (sign: string) => {
    const token = next()
    if (token?.kind !== 'sign' || token.text !== sign) throw new Malformed()
  }
  const value = (depth: number): LuaValue => {
    if (isNext('{')) return table(depth)
    const token = next()
    if (token?.kind === 'value') return token.value
    if (token?.kind === 'word' && (token.text === 'true' || token.text === 'false'))
      return token.text === 'true'
    throw new Malformed()
  }
  const table = (depth: number): LuaTable => {
    if (depth > DEPTH_MAX) throw new Malformed()
    expect('{')
    const fields = new Map<string, LuaValue>()
    let position = 0
    while (!isNext('}')) {
      if (isNext('[')) {
        expect('[')
        const key = value(depth + 1)
        expect(']')
        expect('=')
        const held = value(depth + 1)
        if (typeof key === 'string' || typeof key === 'number') fields.set(String(key), held)
        // Prosody keeps what is about a whole contact list under `false`.
        else if (key === false) fields.set('false', held)
      } else if (isKey()) {
        const key = next()
        expect('=')
        if (key?.kind === 'word') fields.set(key.text, value(depth + 1))
      } else {
        position += 1
        fields.set(String(position), value(depth + 1))
      }
      if (!isNext('}') && !isNext(';') && !isNext(',')) throw new Malformed()
      if (isNext(';') || isNext(',')) next()
    }
    expect('}')
    return { fields }
  }
  /** `name = `, not one of the words that are values. */
  const isKey = () => {
    const before = at
    const word = next()
    const isAssigned = word?.kind === 'word' && isNext('=')
    at = before
    return isAssigned
  }
  const tables: LuaTable[] = []
  for (let token = next(); token; token = next()) {
    if (token.kind === 'sign' && token.text === ';') continue
    if (token.kind !== 'word' || (token.text !== 'return' && token.text !== 'item')) throw new Malformed()
    const isCall = isNext('(')
    if (isCall) expect('(')
    tables.push(table(0))
    if (isCall) expect(')')
  }
  return tables
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
}

/** Lua's texts are bytes: `\195\177` is ñ. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  const parts = text.split(/(\\(?:\d{1,3}|x[0-9a-fA-F]{2}|z\s*|[\s\S]))/)
  const bytes = parts.map(part => {
    if (!part.startsWith('\\')) return Buffer.from(part)
    const code = /^\\(\d{1,3})$/.exec(part)?.[1]
    const hex = /^\\x([0-9a-fA-F]{2})$/.exec(part)?.[1]
    if (code === undefined && hex === undefined) {
      const one = part.slice(1)
      return Buffer.from(one.startsWith('z') ? '' : (ESCAPES[one] ?? one))
    }
    const byte = hex === undefined ? Number(code) : Number.parseInt(hex, 16)
    if (byte > 255) throw new Malformed()
    return Buffer.of(byte)
  })
  return Buffer.concat(bytes).toString()
}

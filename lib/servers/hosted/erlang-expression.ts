/**
 * Erlang terms as source text, the form in which ejabberd keeps options of shared roster groups and rooms in columns and
 * reads lists from files: `[{label,<<"Friends">>},{persistent,true}]`. Binaries are UTF-8 texts here.
 */
export type ErlangTerm =
  /** A binary. */
  | string
  | number
  | bigint
  | readonly ErlangTerm[]
  | { readonly atom: string }
  | { readonly tuple: readonly ErlangTerm[] }
  /** A string of Erlang: to it, a list of character codes. */
  | { readonly chars: string }

export const atom = (name: string): ErlangTerm => ({ atom: name })
export const tuple = (...elements: readonly ErlangTerm[]): ErlangTerm => ({ tuple: elements })

/** Writes a term without any space, as ejabberd does. */
export function printTerm(term: ErlangTerm): string {
  if (typeof term === 'string') return printBinary(term)
  if (typeof term === 'number' || typeof term === 'bigint') return String(term)
  if ('atom' in term) return /^[a-z][\w@]*$/.test(term.atom) ? term.atom : quoted(term.atom, "'")
  if ('tuple' in term) return `{${term.tuple.map(printTerm).join(',')}}`
  if ('chars' in term) return quoted(term.chars, '"')
  return `[${term.map(printTerm).join(',')}]`
}

const ESCAPED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }

const quoted = (text: string, mark: string) =>
  mark + text.replace(/[\n\r\t\\]/g, one => ESCAPED[one] ?? one).replaceAll(mark, `\\${mark}`) + mark

/** With its bytes where it is not plain ASCII. */
const printBinary = (text: string) =>
  `<<${/^[ -~]*$/.test(text) ? quoted(text, '"') : [...Buffer.from(text)].join()}>>`

const SPACE = /(?:\s|%[^\n]*)*/y
const TOKEN =
  /(<<|>>|[[\]{},:|/])|(-?\d+\.\d+(?:[eE][+-]?\d+)?)|(-?\d+)|([a-z][\w@]*)|'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"/y
const DEPTH_MAX = 100

class Malformed extends Error {}

type Token =
  | { readonly kind: 'sign'; readonly sign: string }
  | { readonly kind: 'term'; readonly term: ErlangTerm }

/** Reads one term, with or without the full stop of a file; undefined for anything else. */
export function parseTerm(text: string): ErlangTerm | undefined {
  try {
    return readWhole(text)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

function readWhole(text: string): ErlangTerm {
  let at = 0
  const skip = () => {
    SPACE.lastIndex = at
    SPACE.exec(text)
    at = SPACE.lastIndex
  }
  const next = (): Token => {
    skip()
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (!found) throw new Malformed()
    at = TOKEN.lastIndex
    const [, sign, float, integer, name, quotedName, chars] = found
    if (sign !== undefined) return { kind: 'sign', sign }
    if (float !== undefined) return { kind: 'term', term: Number(float) }
    if (integer !== undefined) return { kind: 'term', term: readInteger(integer) }
    if (chars !== undefined) return { kind: 'term', term: { chars: unescaped(chars) } }
    return { kind: 'term', term: { atom: name ?? unescaped(quotedName ?? '') } }
  }
  const term = (token: Token, depth: number): ErlangTerm => {
    if (token.kind === 'term') return token.term
    if (depth > DEPTH_MAX) throw new Malformed()
    if (token.sign === '[') return sequence(']', depth)
    if (token.sign === '{') return { tuple: sequence('}', depth) }
    if (token.sign === '<<') return binary()
    throw new Malformed()
  }
  const sequence = (end: string, depth: number): ErlangTerm[] => {
    const terms: ErlangTerm[] = []
    let token = next()
    if (isSign(token, end)) return terms
    for (;;) {
      terms.push(term(token, depth + 1))
      token = next()
      if (isSign(token, end)) return terms
      if (!isSign(token, ',')) throw new Malformed()
      token = next()
    }
  }
  /** `<<"text">>`, `<<"text"/utf8>>`, `<<115,195>>`. */
  const binary = (): string => {
    const parts: Buffer[] = []
    for (let token = next(); !isSign(token, '>>'); token = next()) {
      if (token.kind === 'sign') {
        if (token.sign !== ',' && token.sign !== '/') throw new Malformed()
      } else if (typeof token.term === 'number') parts.push(Buffer.of(token.term & 255))
      else if (typeof token.term === 'object' && 'chars' in token.term) {
        const chars = token.term.chars
        // Without /utf8 the characters are bytes; in a file that is UTF-8 they stand for text all the same.
        parts.push(Buffer.from(chars))
      } else if (typeof token.term !== 'object' || !('atom' in token.term) || token.term.atom !== 'utf8')
        throw new Malformed()
    }
    return Buffer.concat(parts).toString()
  }
  const whole = term(next(), 0)
  skip()
  if (text[at] === '.') at += 1
  skip()
  if (at < text.length) throw new Malformed()
  return whole
}

const isSign = (token: Token, sign: string) => token.kind === 'sign' && token.sign === sign

function readInteger(text: string): number | bigint {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : BigInt(text)
}

const CONTROLS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  s: ' ',
  e: '\x1b',
  b: '\b',
  f: '\f',
  v: '\v',
  d: '\x7f',
}

const unescaped = (text: string) =>
  text.replace(/\\(?:x\{([0-9a-fA-F]{1,6})\}|([0-7]{1,3})|([\s\S]))/g, (_, hex, octal, one: string) => {
    if (hex === undefined && octal === undefined) return CONTROLS[one] ?? one
    const code = hex === undefined ? Number.parseInt(octal, 8) : Number.parseInt(hex, 16)
    if (code > 0x10ffff) throw new Malformed()
    return String.fromCodePoint(code)
  })

/** The value of the first pair `{name, value}` in a list of options. */
export function optionOf(options: readonly ErlangTerm[], name: string): ErlangTerm | undefined {
  return readOptions(options).find(([key]) => key === name)?.[1]
}

/** The pairs of a list of options, in their order; what is no pair of an atom and a value is left out. */
export function readOptions(options: readonly ErlangTerm[]): (readonly [string, ErlangTerm])[] {
  return options.flatMap(option => {
    if (typeof option !== 'object' || !('tuple' in option)) return []
    const [key, value] = option.tuple
    if (typeof key !== 'object' || !('atom' in key) || value === undefined) return []
    return [[key.atom, value] as const]
  })
}

import type { XmlElement, XmlNode } from './element'

/** `reason` is in the words of expat, which ejabberd passes on: "unclosed token", "no element found". */
export type ParsedXml =
  | { readonly ok: true; readonly element: XmlElement }
  | { readonly ok: false; readonly reason: string }

const NAME = '[\\p{L}_:][\\p{L}\\p{N}\\p{M}_:.\\-\\u00B7]*'
/** The pieces of a document: comment or instruction, CDATA section, end tag, start tag, text. */
const PIECE = new RegExp(
  `<!--(?:(?!--)[^])*-->|<\\?[^]*?\\?>|<!\\[CDATA\\[([^]*?)\\]\\]>|</(${NAME})\\s*>|` +
    `<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>|([^<]+)`,
  'uy',
)
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'gu')
const DEPTH_MAX = 200
/** As a tree an element takes many times its text; nobody shall fill our memory with a body of empty ones. */
const ELEMENTS_MAX = 200_000
const ATTRIBUTES_MAX = 1000

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', apos: "'", quot: '"' }

class Malformed extends Error {}

interface Open {
  readonly name: string
  readonly attrs: Record<string, string>
  readonly children: XmlNode[]
}

/** Reads one element. Document types are refused, so there are no entities but the five of XML. */
export function parseXml(text: string): ParsedXml {
  try {
    return { ok: true, element: readDocument(text) }
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, reason: error.message }
    // A tag or comment of many megabytes overflows the stack that regular expressions have.
    if (error instanceof RangeError) return { ok: false, reason: 'out of memory' }
    throw error
  }
}

function readDocument(text: string): XmlElement {
  const stack: Open[] = []
  let root: XmlElement | undefined
  let elements = 0
  const close = (done: Open) => {
    const parent = stack.at(-1)
    if (parent) parent.children.push(done)
    else root = done
  }
  PIECE.lastIndex = 0
  while (PIECE.lastIndex < text.length) {
    const at = PIECE.lastIndex
    const piece = PIECE.exec(text)
    if (!piece)
      throw new Malformed(/>/.test(text.slice(at)) ? 'not well-formed (invalid token)' : 'unclosed token')
    const [, cdata, end, start, attributes = '', empty, plain] = piece
    if (root && (start ?? end ?? cdata ?? plain?.trim())) throw new Malformed('junk after document element')
    if (start !== undefined) {
      elements += 1
      if (elements > ELEMENTS_MAX) throw new Malformed('out of memory')
      const opened: Open = { name: start, attrs: readAttributes(attributes), children: [] }
      if (empty) close(opened)
      else if (stack.push(opened) > DEPTH_MAX) throw new Malformed('not well-formed (invalid token)')
    } else if (end !== undefined) {
      const closed = stack.pop()
      if (closed?.name !== end) throw new Malformed('mismatched tag')
      close(closed)
    } else {
      addText(stack.at(-1), cdata ?? (plain === undefined ? '' : readReferences(plain)))
    }
  }
  if (!root) throw new Malformed('no element found')
  return root
}

function addText(parent: Open | undefined, text: string) {
  if (!text) return
  if (parent) {
    const last = parent.children.at(-1)
    if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text
    else parent.children.push(text)
  } else if (text.trim()) throw new Malformed('not well-formed (invalid token)')
}

function readAttributes(text: string): Record<string, string> {
  const attrs: Record<string, string> = {}
  let count = 0
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    count += 1
    if (count > ATTRIBUTES_MAX) throw new Malformed('out of memory')
    if (Object.hasOwn(attrs, name)) throw new Malformed('duplicate attribute')
    attrs[name] = readReferences(double ?? single ?? '')
  }
  return attrs
}

/** One at a time: `replace` would first gather all, of which a text can be full. */
function readReferences(text: string): string {
  let read = ''
  let from = 0
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    REFERENCE.lastIndex = at
    const [all = '', decimal, hex, name] = REFERENCE.exec(text) ?? []
    if (!all) throw new Malformed('not well-formed (invalid token)')
    read += text.slice(from, at) + characterOf(decimal, hex, name)
    from = at + all.length
  }
  return read + text.slice(from)
}

const REFERENCE = /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/iy

function characterOf(decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) {
    const character = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
    if (character === undefined) throw new Malformed('undefined entity')
    return character
  }
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  if (!isCharacter(code)) throw new Malformed('reference to invalid character number')
  return String.fromCodePoint(code)
}

/** What XML 1.0 allows in a document. */
const isCharacter = (code: number) =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

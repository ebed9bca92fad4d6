import { SaxesParser } from 'saxes'
import type { XmlElement, XmlNode } from './element'
import { ABORTED, INVALID, NO_ELEMENT, TOO_LARGE, UNCLOSED, wordsFor, wordsForStart } from './expat-words'
import { createPrefixScope } from './prefixes'

const DEPTH_MAX = 200
/** As a tree an element takes many times its text; nobody shall fill our memory with a body of empty ones. */
const ELEMENTS_MAX = 200_000
const ATTRIBUTES_MAX = 1000

const OPTIONS = { xmlns: false, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true } as const

/** What is not well-formed, in the words of expat, which ejabberd passes on. */
export class Malformed extends Error {}

/** An element that is still open. */
export interface OpenElement {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
}

interface Growing extends OpenElement {
  readonly children: XmlNode[]
}

interface TreeReader {
  /** Reads on. Throws `Malformed`. */
  write(text: string): void
  /** The document is over. Throws `Malformed` where it is not. */
  end(): void
}

/**
 * Makes trees of XML text. Document types are refused, so there are no entities but the five of XML. Names keep their
 * prefixes, which must be declared, and namespaces are attributes like others.
 *
 * @param onElement is told each element when it is complete, with those around it from the root; false: it is not kept in
 *   its parent, and neither are the bounds that it used up
 */
export function readTree(
  onElement: (element: XmlElement, around: readonly OpenElement[]) => boolean,
): TreeReader {
  const parser = new SaxesParser(OPTIONS)
  const stack: Growing[] = []
  const prefixes = createPrefixScope()
  let elements = 0
  let attributes = 0
  let sawRoot = false
  /** What came before the root, to tell what it was. */
  let start = ''
  /** From the last thing that may be a tag or a reference. */
  let unread = ''
  let ending: string | undefined

  parser.on('error', ({ message }) => {
    // These two are not yet the whole story: that the text ends amid a tag is told after them.
    if (/^unclosed tag|^document must contain/.test(message)) ending = NO_ELEMENT
    else if (message === 'unexpected end.') {
      if (sawRoot || start.trim()) ending = unread.includes('>') ? INVALID : UNCLOSED
    } else if (!sawRoot && isNoTag(start)) throw new Malformed(wordsForStart(start))
    else throw new Malformed(wordsFor(message, sawRoot && stack.length === 0))
  })
  parser.on('doctype', () => {
    throw new Malformed(ABORTED)
  })
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > ATTRIBUTES_MAX) throw new Malformed(TOO_LARGE)
  })
  parser.on('opentag', ({ name, attributes: attrs }) => {
    elements += 1
    sawRoot = true
    if (elements > ELEMENTS_MAX) throw new Malformed(TOO_LARGE)
    const open = { name, attrs: { ...attrs }, children: [] }
    const problem = prefixes.enter(open)
    if (problem) throw new Malformed(problem)
    if (stack.push(open) > DEPTH_MAX) throw new Malformed(INVALID)
  })
  parser.on('closetag', () => {
    const closed = stack.pop()
    if (!closed) return
    prefixes.leave(closed)
    if (onElement(closed, stack)) stack.at(-1)?.children.push(closed)
    else elements = stack.length
  })
  const addText = (text: string) => {
    const children = stack.at(-1)?.children
    if (!children || !text) return
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + text
    else children.push(text)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)

  return {
    write(text) {
      if (!sawRoot && !start.trim()) start = text
      unread = text.slice(Math.max(0, text.lastIndexOf('<'), text.lastIndexOf('&')))
      parser.write(text)
    },
    end() {
      parser.close()
      if (ending !== undefined) throw new Malformed(ending)
    },
  }
}

const isNoTag = (start: string) => /^\s*(?:[^<\s]|<!\[)/.test(start)

/** What saxes complains about, in the words of expat, which ejabberd passes on. */

export const INVALID = 'not well-formed (invalid token)'
export const UNCLOSED = 'unclosed token'
export const NO_ELEMENT = 'no element found'
/** Of what our bounds refuse. */
export const TOO_LARGE = 'out of memory'
/** Of a document type, which ejabberd does not let in. */
export const ABORTED = 'parsing aborted'

/** `message`: of saxes. */
export function wordsFor(message: string, isAfterRoot: boolean): string {
  if (isAfterRoot && /only one root|outside of root/.test(message)) return 'junk after document element'
  if (/^unexpected close tag/.test(message)) return 'mismatched tag'
  if (/^duplicate attribute/.test(message)) return 'duplicate attribute'
  if (/^undefined entity/.test(message)) return 'undefined entity'
  if (/^malformed character entity/.test(message)) return 'reference to invalid character number'
  return INVALID
}

/**
 * What a document is refused for that begins with `text` instead of with a tag. expat reads it as it would read the inside
 * of a document type: what could stand there is wrong here, what could not is no token.
 */
export function wordsForStart(text: string): string {
  const start = text.trimStart()
  if (start.startsWith('<![CDATA[')) return 'syntax error'
  const [quote = ''] = start
  if (quote === '"' || quote === "'") {
    const end = start.indexOf(quote, 1)
    if (end < 0) return UNCLOSED
    return /^(?:[\s>%[]|$)/.test(start.slice(end + 1)) ? 'syntax error' : INVALID
  }
  if (/^%(?:[\p{L}_:][\p{L}\p{N}_:.-]*)?$/u.test(start)) return UNCLOSED
  return SYNTAX.test(start) ? 'syntax error' : INVALID
}

const SYNTAX =
  /^(?:[>(,|[\]]|-->|#[\p{L}_:]|%\s|\)(?:[\s,|>%)*+?]|$)|[\p{L}\p{M}\p{N}_:.-]+(?:[\s>),|[%+*?]|$))/u

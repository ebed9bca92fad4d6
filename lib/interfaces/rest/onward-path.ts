/**
 * The part of a request's target that follows `prefix`, in normal form and with its query; undefined where the target is
 * not below it. Percent escapes are resolved before the path is cut, empty segments and `.` dropped, `..` removes the
 * segment before it: as ejabberd reads paths (SPEC 2.1), so that what is claimed here is what ejabberd would claim, and
 * nothing reaches a path of that server outside its API.
 *
 * @example
 * onwardPath('//%61pi/x/../status?a=%20b', ['api']) // '/status?a=%20b'
 * onwardPath('/api/../admin', ['api']) // undefined
 */
export function onwardPath(target: string, prefix: readonly string[]): string | undefined {
  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const query = question < 0 ? '' : target.slice(question)
  if (PLAIN.test(path)) {
    const start = prefix.length ? `/${prefix.join('/')}` : ''
    if (!path.startsWith(start) || (path.length > start.length && path[start.length] !== '/'))
      return undefined
    return target.slice(start.length)
  }
  const segments = segmentsOf(path)
  if (prefix.some((name, index) => segments[index] !== name)) return undefined
  const rest = segments.slice(prefix.length).map(encode)
  return `${rest.map(segment => `/${segment}`).join('')}${query}`
}

/** A path that is in normal form already: nearly every one. */
const PLAIN = /^(\/[\w~-]+)+$/

/**
 * A `%` that begins no escape. It is not a byte: it stays what it is, for ejabberd to judge, unless what follows it makes
 * an escape of it once decoded (`%%32e`), which could be a `..`.
 */
const STRAY_PERCENT = '\u0100'

/** Segments as bytes, one per character. */
function segmentsOf(path: string): string[] {
  const decoded = path.replace(/%([\da-f]{2})?/gi, (_, hex: string | undefined) =>
    hex === undefined ? STRAY_PERCENT : String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const segments: string[] = []
  for (const segment of decoded.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}

function encode(segment: string): string {
  return segment
    .replace(/[^\w~.!$&'()*+,;=:@\u0100-]/g, escaped)
    .replace(/\u0100(?=[\da-f]{2})/gi, '%25')
    .replaceAll(STRAY_PERCENT, '%')
}

const escaped = (byte: string) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

import { percentDecode } from '@/lib/commands/query'

/** A request's target, taken apart. */
export interface Target {
  /** Decoded segments of the path: no empty ones, no `.`, `..` resolved. Bytes that are no UTF-8 stay escaped. */
  readonly path: readonly string[]
  /** What follows the first `?`, raw; undefined where there is none. */
  readonly query: string | undefined
}

/**
 * A request's target without scheme and authority, which a client may send (RFC 9112 3.2.2). Whom they name changes
 * nothing: who is asked is the configuration's to say.
 *
 * @example
 * originForm('http://other.example/api/status?x') // '/api/status?x'
 */
export function originForm(target: string): string {
  const absolute = /^https?:\/\/[^/?]*/i.exec(target)
  if (!absolute) return target
  const rest = target.slice(absolute[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** A path that needs no decoding: nearly every one. */
const PLAIN = /^(?:\/[\w~-]+)+$/

/**
 * Takes a target apart as ejabberd's web server does (SPEC 2.1): the whole path is percent-decoded *before* it is cut at
 * `/`, so `/api%2Fstatus` has two segments.
 *
 * @example
 * readTarget('//api/./x/../status?a=1') // { path: ['api', 'status'], query: 'a=1' }
 */
export function readTarget(target: string): Target {
  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const query = question < 0 ? undefined : target.slice(question + 1)
  return { path: PLAIN.test(path) ? path.slice(1).split('/') : normalise(path), query }
}

function normalise(path: string): string[] {
  const segments: string[] = []
  for (const segment of percentDecode(path).split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}

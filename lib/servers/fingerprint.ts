import { createHash } from 'node:crypto'

const LENGTH = 16

/** Of tokens that were seen lately, since each is used for many calls. Emptied when full. */
const seen = new Map<string, string>()
const SEEN_MAX = 1000

/**
 * How a token is named where it is not itself shown: on screens, in notes (`token_note.fingerprint`), in the audit. The
 * first 16 characters of its SHA-256 in base64url, 96 bits: two tokens never share one, and none can be found from it,
 * since a token has 190 bits of chance.
 *
 * @example
 * fingerprint('xyzzy') // 16 of A-Z, a-z, 0-9, - and _
 */
export function fingerprint(token: string): string {
  const known = seen.get(token)
  if (known) return known
  const name = createHash('sha256').update(token).digest('base64url').slice(0, LENGTH)
  if (seen.size >= SEEN_MAX) seen.clear()
  seen.set(token, name)
  return name
}

import { utf8ToText } from '@/lib/commands/text'
import type { Credentials } from '@/lib/servers/server'

/** Base64 with its padding, white space around it allowed. */
const BASE64 = /^\s*((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)\s*$/

/**
 * Reads the `Authorization` header by ejabberd's rules (SPEC 6): the scheme is written exactly so, base64 has its padding,
 * the text is cut at its first colon. Absent: nobody. Anything else: `malformed`, which is refused.
 */
export function readAuthorization(header: string | undefined): Credentials {
  if (header === undefined) return { kind: 'none' }
  if (header.startsWith('Bearer ')) return { kind: 'bearer', token: header.slice(7).trim() }
  if (!header.startsWith('Basic ')) return { kind: 'malformed' }
  const encoded = BASE64.exec(header.slice(6))?.[1]
  const text = encoded === undefined ? undefined : utf8ToText(Buffer.from(encoded, 'base64'))
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon < 0) return { kind: 'malformed' }
  return { kind: 'basic', jid: text.slice(0, colon), password: text.slice(colon + 1) }
}

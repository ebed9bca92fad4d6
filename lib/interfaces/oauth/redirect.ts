import { textToBytes } from '@/lib/commands/text'

/** An address to which a browser may be sent with a token. */
export interface Redirect {
  readonly uri: string
  /** What the browser is allowed to follow (`form-action` of the page's policy); undefined: our own site. */
  readonly source?: string
}

/** Stands for our own address, which only the browser knows for sure. */
const OWN = 'http://own.invalid'
const HOST = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?$/

/**
 * Reads the address that an application wants to be answered at. Not every address will do: a token goes over HTTP to a
 * host that can be named, to an app by a scheme of its own (which has a dot in it, RFC 8252 7.1), or to a path of our own
 * site, as ejabberd allows. Never to `javascript:`, `data:` or the programs that a machine starts for other schemes.
 */
export function readRedirect(uri: string): Redirect | undefined {
  if (!/^[!-~]*$/.test(uri)) return undefined
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase()
  if (scheme === undefined) return parse(uri, OWN)?.origin === OWN ? { uri } : undefined
  const url = parse(uri)
  if (url && scheme.includes('.')) return { uri, source: url.protocol }
  if (!url || !/^https?:\/\//i.test(uri) || !HOST.test(url.host)) return undefined
  // A name before the host is only good for making it look like another one.
  return url.username || url.password ? undefined : { uri, source: url.origin }
}

function parse(uri: string, base?: string): URL | undefined {
  try {
    return new URL(uri, base)
  } catch {
    return undefined
  }
}

/**
 * The `Location` of an answer, as ejabberd writes it: parameters are glued on behind a `?` whatever the address has, and
 * are not encoded, but for what no header may hold.
 */
export const locationOf = ({ uri }: Redirect, parameters: Readonly<Record<string, string | number>>) =>
  `${uri}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${forHeader(String(value))}`)
    .join('&')}`

function forHeader(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  return [...textToBytes(text)]
    .map(byte => (byte < 0x20 || byte > 0x7e ? escaped(byte) : char(byte)))
    .join('')
}

const char = (byte: number) => String.fromCharCode(byte)
const escaped = (byte: number) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`

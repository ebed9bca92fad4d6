import { type Profile, stringprep } from './stringprep'

/** An address of XMPP, prepared. `user` is '' for the JID of a host, `resource` '' for a bare JID. */
export interface Jid {
  readonly user: string
  readonly host: string
  readonly resource: string
}

/** Part of a JID: at most this long before and after preparation. */
const MAX_BYTES = 1023

/**
 * The user part as it is stored and compared: case folded (`ß` → `ss`), compatibility forms replaced, zero-width
 * characters dropped (nodeprep, RFC 3920 appendix A). The empty text is fine, as it is for ejabberd.
 *
 * @returns undefined for text with white space, controls, `"&'/:<>@` or characters that Unicode 3.2 does not know, such
 *   as emoji; for more than 1023 bytes; and for text that stands for bytes which are no UTF-8
 */
export function prepareUser(text: string): string | undefined {
  return PLAIN_USER.test(text) ? text : prepare(text, NODEPREP)
}

/** The host part, prepared by nameprep (RFC 3491). Undefined where it cannot be, as for `prepareUser`. */
export function prepareHost(text: string): string | undefined {
  return PLAIN_HOST.test(text) ? text : prepare(text, NAMEPREP)
}

/** Both parts of an account's or a room's address, prepared, either of them may be ''; undefined where one cannot be. */
export function prepareNames(
  userText: string,
  hostText: string,
): { readonly user: string; readonly host: string } | undefined {
  const user = prepareUser(userText)
  const host = prepareHost(hostText)
  return user === undefined || host === undefined ? undefined : { user, host }
}

/**
 * The resource part, prepared by resourceprep (RFC 3920 appendix B): case is kept and spaces are allowed. ejabberd
 * judges passwords by the same profile.
 */
export function prepareResource(text: string): string | undefined {
  return prepare(text, RESOURCEPREP)
}

/**
 * Reads `user@host`, `host` and both with `/resource`, and prepares the parts.
 *
 * @returns undefined where a part that is announced by its separator is empty, where there are two `@` before the
 *   resource, where a part cannot be prepared, and where the host has white space or an empty label other than the last
 *
 * @example
 * parseJid('Alice@LOCALHOST/Phone') // { user: 'alice', host: 'localhost', resource: 'Phone' }
 */
export function parseJid(text: string): Jid | undefined {
  const slash = text.indexOf('/')
  const bare = slash < 0 ? text : text.slice(0, slash)
  const at = bare.indexOf('@')
  if (at === 0 || slash === text.length - 1 || bare.indexOf('@', at + 1) > at) return undefined
  const user = at < 0 ? '' : prepareUser(bare.slice(0, at))
  const host = prepareHost(bare.slice(at + 1))
  const resource = slash < 0 ? '' : prepareResource(text.slice(slash + 1))
  if (user === undefined || !host || resource === undefined || (at > 0 && user === '')) return undefined
  if (/[\t\n\r ]|^\.|\.\./.test(host)) return undefined
  return { user, host, resource }
}

/** The text of a JID: `user@host/resource`, without the parts that are empty. */
export function formatJid(jid: { readonly user: string; readonly host: string; readonly resource?: string }) {
  const bare = jid.user ? `${jid.user}@${jid.host}` : jid.host
  return jid.resource ? `${bare}/${jid.resource}` : bare
}

/** Lower-case ASCII that the profiles leave as it is: nearly every name, hence the short way. */
const PLAIN_USER = /^[a-z0-9!#$%()*+,\-.;=?[\\\]^_`{|}~]{0,1023}$/
const PLAIN_HOST = /^[a-z0-9.\-_]{0,1023}$/

const NODEPREP: Profile = { foldsCase: true, refusedAscii: /[\0-\x20\x7f"&'/:<>@]/ }
const NAMEPREP: Profile = { foldsCase: true, refusedAscii: /(?!)/ }
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
const RESOURCEPREP: Profile = { foldsCase: false, refusedAscii: /[\0-\x1f\x7f]/ }

function prepare(text: string, profile: Profile): string | undefined {
  if (isTooLong(text)) return undefined
  const prepared = stringprep(text, profile)
  return prepared === undefined || isTooLong(prepared) ? undefined : prepared
}

/** The short cut matters: nobody shall have us encode megabytes to be told that a name is too long. */
const isTooLong = (text: string) =>
  text.length > MAX_BYTES ||
  (text.length * 3 > MAX_BYTES && new TextEncoder().encode(text).length > MAX_BYTES)

import { formatJid, parseJid } from '@/lib/commands/jid'
import { isInNetwork, type Network, parseAddress } from '@/lib/commands/network'
import type { HttpRequest } from '../http'

/** The options of `mod_rest`, checked. */
export interface ModRestRules {
  /** Whoever calls from there needs no credentials; all others are turned away. Undefined: credentials decide. */
  readonly allowedIps?: readonly Network[]
  /** JIDs that stanzas may be for; undefined: all. */
  readonly allowedDestinations?: readonly string[]
  /** Of `message`, `presence`, `iq`; undefined: all. */
  readonly allowedStanzaTypes?: readonly string[]
}

/** What the caller's address opens: nothing, the door to those with credentials, or everything that the rules let it do. */
export function admit(
  { allowedIps }: ModRestRules,
  address: string,
): 'nobody' | 'with-credentials' | 'as-address' {
  if (!allowedIps) return 'with-credentials'
  const parsed = parseAddress(address)
  return parsed && allowedIps.some(network => isInNetwork(parsed, network)) ? 'as-address' : 'nobody'
}

/** A page in a browser can send lines, too, from wherever the browser is; browsers say that it was a page. */
export const isFromPage = ({ headers }: HttpRequest): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined

/** Whether a stanza may be for this JID. */
export function mayReceive({ allowedDestinations }: ModRestRules, to: string): boolean {
  const jid = parseJid(to)
  return jid !== undefined && (!allowedDestinations || allowedDestinations.includes(formatJid(jid)))
}

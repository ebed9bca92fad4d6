import type { IncomingMessage } from 'node:http'
import { isInNetwork, type Network, parseAddress, parseNetwork } from '@/lib/commands/network'

/** `trusted_proxies`: all of them, or networks. */
export type TrustedProxies = 'all' | readonly string[]

const parsed = new WeakMap<readonly string[], readonly Network[]>()

/**
 * The address that a call comes from (SPEC 6): the peer's, unless the peer and every address of `X-Forwarded-For` but the
 * first are trusted proxies; then the first one of the header. Undefined: the header cannot be read, and ejabberd closes
 * the connection.
 */
export function callerAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string | undefined {
  if (!forwardedFor || trusted.length === 0) return peer
  const [first, ...proxies] = [...forwardedFor.split(',').map(address => address.trim()), peer]
  if (first === undefined || !proxies.every(address => isTrusted(address, trusted))) return peer
  return parseAddress(first) ? first : undefined
}

/** The same of a request. */
export const addressBehind = ({ socket, headers }: IncomingMessage, trusted: TrustedProxies) =>
  callerAddress(plainAddress(socket.remoteAddress ?? ''), headers['x-forwarded-for']?.toString(), trusted)

function isTrusted(text: string, trusted: TrustedProxies): boolean {
  if (trusted === 'all') return true
  const address = parseAddress(text)
  return address !== undefined && networksOf(trusted).some(network => isInNetwork(address, network))
}

function networksOf(trusted: readonly string[]): readonly Network[] {
  let networks = parsed.get(trusted)
  if (!networks) {
    networks = trusted.map(parseNetwork).filter(network => network !== undefined)
    parsed.set(trusted, networks)
  }
  return networks
}

/** IPv4 in IPv6 notation is IPv4 to everybody who writes rules. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

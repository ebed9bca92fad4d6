/** An address as its bytes: 4 for IPv4 (also in IPv6 notation), 16 for IPv6. */
export type Address = readonly number[]

/** Addresses that share their first `bits`. */
export interface Network {
  readonly address: Address
  readonly bits: number
}

/**
 * Reads an address in dotted or colon notation. `::ffff:10.0.0.1` is 10.0.0.1, as ejabberd sees it. A zone (`%eth0`) is
 * left out.
 *
 * @returns undefined for text that is no address
 */
export function parseAddress(text: string): Address | undefined {
  const plain = text.includes('%') ? text.slice(0, text.indexOf('%')) : text
  if (!plain.includes(':')) return parseIpv4(plain)
  const bytes = parseIpv6(plain)
  return bytes && isMapped(bytes) ? bytes.slice(12) : bytes
}

/** Reads `10.0.0.0/8`, `2001:db8::/32` or a bare address, which is a network of one. Undefined for anything else. */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/')
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash))
  if (!address) return undefined
  const all = address.length * 8
  if (slash < 0) return { address, bits: all }
  const prefix = text.slice(slash + 1)
  if (!/^\d{1,3}$/.test(prefix)) return undefined
  // Of IPv4 in IPv6 notation the prefix counts from the IPv6 address's first bit.
  const bits = Number(prefix) - (text.includes(':') && all === 32 ? 96 : 0)
  return bits >= 0 && bits <= all ? { address, bits } : undefined
}

/** A network as text that `parseNetwork` reads; one of a single address without its length. */
export function formatNetwork({ address, bits }: Network): string {
  const text = address.length === 4 ? address.join('.') : formatIpv6(address)
  return bits === address.length * 8 ? text : `${text}/${bits}`
}

/** The first of the longest runs of zero groups is left out (RFC 5952). */
function formatIpv6(bytes: Address): string {
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16),
  ).join(':')
  const runs = [...groups.matchAll(/\b0(?::0)+\b/g)].map(({ 0: run, index }) => ({
    length: run.length,
    index,
  }))
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), { length: 0, index: 0 })
  if (longest.length === 0) return groups
  const rest = groups.slice(longest.index + longest.length)
  return `${groups.slice(0, longest.index).replace(/:$/, '')}::${rest.replace(/^:/, '')}`
}

/** Whether an address is inside a network. Addresses of the other family never are. */
export function isInNetwork(address: Address, network: Network): boolean {
  if (address.length !== network.address.length) return false
  const whole = network.bits >> 3
  for (let index = 0; index < whole; index++) {
    if (address[index] !== network.address[index]) return false
  }
  const rest = network.bits & 7
  if (rest === 0) return true
  return ((address[whole] ?? 0) ^ (network.address[whole] ?? 0)) >> (8 - rest) === 0
}

function parseIpv4(text: string): Address | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  const bytes = match?.slice(1).map(Number)
  return bytes?.every(byte => byte < 256) ? bytes : undefined
}

function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = [groups(halves[0] ?? ''), groups(halves[1] ?? '')]
  if (!head || !tail) return undefined
  const missing = 16 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined
  return [...head, ...new Array<number>(missing).fill(0), ...tail]
}

/** Groups of four hexadecimal digits as bytes; the last may be an IPv4 address. */
function groups(text: string): number[] | undefined {
  if (text === '') return []
  const bytes: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const dotted = index === parts.length - 1 ? parseIpv4(part) : undefined
    if (dotted) {
      bytes.push(...dotted)
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(part)) return undefined
      const group = Number.parseInt(part, 16)
      bytes.push(group >> 8, group & 255)
    }
  }
  return bytes
}

const isMapped = (bytes: Address) =>
  bytes.every((byte, index) => index > 11 || byte === (index < 10 ? 0 : 0xff))

const LOOPBACK = ['127.0.0.0/8', '::1/128'].flatMap(text => parseNetwork(text) ?? [])

/** Whether a host name or address, an IPv6 one also as a URL writes it ("[::1]"), is this machine, so that nothing leaves it. */
export function isLoopback(host: string): boolean {
  const address = parseAddress(host.replace(/^\[|\]$/g, ''))
  return host === 'localhost' || (!!address && LOOPBACK.some(network => isInNetwork(address, network)))
}

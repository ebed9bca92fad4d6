import { formatNetwork, isInNetwork, type Network, parseAddress, parseNetwork } from '@/lib/commands/network'

/** So many wrong ones may follow each other at once; then one more every so often. */
export const BURST = 20
export const PAUSE_MS = 30_000
const ENTRIES_MAX = 10_000
/** How many of the oldest entries are compared when one must go. */
const COMPARED = 8

/** Whether a secret was right; or it was not looked at, since too many before it were wrong. */
export type Verdict = 'right' | 'wrong' | { readonly retryAfterSeconds: number }

/**
 * Bounds the guessing of passwords. It is counted per account *and* address, so that strangers cannot lock anybody out:
 * from any other address the right password works at once. That needs the true address of each caller: behind a proxy,
 * `trusted_proxies` must name it. The right password ends the count. Kept in memory only.
 */
export interface Attempts {
  /**
   * Asks `check` whether a secret is right, unless it is too early for another guess. Guesses that come at once wait for
   * each other where they might be too many together.
   *
   * @param whom whose secret it is, as it is told apart; need not exist
   * @param address undefined: from this machine's own socket, which is not bounded
   */
  guard(whom: string, address: string | undefined, check: () => Promise<boolean>): Promise<Verdict>
  /** Forgets what was counted of these addresses; how many of them (IPv6: of their /64) there were. */
  forgive(network: Network): number
  /** How many pairs of account and address are remembered. */
  readonly size: number
}

interface Entry {
  /** Milliseconds until nothing of it counts any more, as of `at`. */
  debtMs: number
  at: number
  readonly checking: Set<Promise<boolean>>
}

/** `now`: milliseconds, never going back. */
export function createAttempts(now: () => number = () => Math.floor(performance.now())): Attempts {
  const entries = new Map<string, Entry>()

  const debtOf = ({ debtMs, at }: Entry) => Math.max(0, debtMs - (now() - at))

  const enter = (key: string): Entry => {
    const entry = entries.get(key) ?? { debtMs: 0, at: now(), checking: new Set<Promise<boolean>>() }
    entries.delete(key)
    if (entries.size >= ENTRIES_MAX) makeRoom()
    entries.set(key, entry)
    return entry
  }

  /** The least guilty of the oldest goes: whoever floods with invented names does not wash their own count away. */
  const makeRoom = () => {
    let least: { readonly key: string; readonly debtMs: number } | undefined
    let compared = 0
    for (const [key, entry] of entries) {
      const debtMs = debtOf(entry)
      if (!least || debtMs < least.debtMs) least = { key, debtMs }
      if (++compared === COMPARED) break
    }
    if (least) entries.delete(least.key)
  }

  return {
    async guard(whom, address, check) {
      if (address === undefined) return (await check()) ? 'right' : 'wrong'
      const key = `${networkOf(address)} ${whom}`
      const entry = enter(key)
      for (;;) {
        const waitMs = debtOf(entry) - (BURST - 1) * PAUSE_MS
        if (waitMs > 0) return { retryAfterSeconds: Math.ceil(waitMs / 1000) }
        if (waitMs + entry.checking.size * PAUSE_MS <= 0) break
        await Promise.race(entry.checking).catch(() => undefined)
      }
      const checking = check()
      entry.checking.add(checking)
      try {
        const right = await checking
        entry.debtMs = right ? 0 : debtOf(entry) + PAUSE_MS
        entry.at = now()
        return right ? 'right' : 'wrong'
      } finally {
        entry.checking.delete(checking)
        const forgotten = entry.debtMs === 0 && entry.checking.size === 0
        if (forgotten && entries.get(key) === entry) entries.delete(key)
      }
    },
    forgive(network) {
      const forgiven = new Set<string>()
      for (const [key, entry] of entries) {
        const from = key.slice(0, key.indexOf(' '))
        if (!overlaps(from, network)) continue
        if (debtOf(entry) > 0) forgiven.add(from)
        entry.debtMs = 0
        if (entry.checking.size === 0) entries.delete(key)
      }
      return forgiven.size
    },
    get size() {
      return entries.size
    },
  }
}

/** Who has one IPv6 address has all of its /64. */
function networkOf(address: string): string {
  const bytes = parseAddress(address)
  return bytes?.length === 16
    ? formatNetwork({ address: bytes.map((byte, at) => (at < 8 ? byte : 0)), bits: 64 })
    : address
}

/** Whether some address is in both. `text`: as `networkOf` writes it. */
function overlaps(text: string, network: Network): boolean {
  const other = parseNetwork(text)
  if (!other) return false
  return isInNetwork(other.address, network) || isInNetwork(network.address, other)
}

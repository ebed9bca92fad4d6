import type { Token } from './tokens'

const ENTRIES_MAX = 10_000
const AGE_MAX_MS = 5000

/**
 * Tokens that were looked up a moment ago. Another process may revoke one, hence only for a moment; what this process
 * revokes is forgotten at once.
 */
export interface TokenCache {
  get(token: string): Token | undefined
  set(token: Token): void
  forget(token: string): void
  clear(): void
}

export function createTokenCache(): TokenCache {
  const entries = new Map<string, { readonly token: Token; readonly at: number }>()
  return {
    get(token) {
      const entry = entries.get(token)
      return entry && Date.now() - entry.at < AGE_MAX_MS ? entry.token : undefined
    },
    set(token) {
      const [oldest] = entries.keys()
      if (entries.size >= ENTRIES_MAX && oldest !== undefined) entries.delete(oldest)
      entries.set(token.token, { token, at: Date.now() })
    },
    forget: token => void entries.delete(token),
    clear: () => entries.clear(),
  }
}

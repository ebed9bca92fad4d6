import { createHmac, randomBytes } from 'node:crypto'
import type { StoredPassword } from './passwords'

const ENTRIES_MAX = 10_000
const AGE_MAX_MS = 5 * 60_000

/**
 * Remembers for a short time that a password was right, since SCRAM makes finding out expensive. Neither passwords nor
 * plain hashes are kept: an entry is a hash under a key that dies with the process. The stored password is part of it,
 * so that a change counts at once, whoever made it.
 */
export interface PasswordCache {
  knows(stored: StoredPassword, password: string): boolean
  remember(stored: StoredPassword, password: string): void
  clear(): void
}

export function createPasswordCache(): PasswordCache {
  const key = randomBytes(32)
  const seen = new Map<string, number>()
  const entry = (stored: StoredPassword, password: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([stored.type, stored.password, stored.salt, password]))
      .digest('base64')
  return {
    knows(stored, password) {
      const at = seen.get(entry(stored, password))
      return at !== undefined && Date.now() - at < AGE_MAX_MS
    },
    remember(stored, password) {
      const [oldest] = seen.keys()
      if (seen.size >= ENTRIES_MAX && oldest !== undefined) seen.delete(oldest)
      seen.set(entry(stored, password), Date.now())
    },
    clear: () => seen.clear(),
  }
}

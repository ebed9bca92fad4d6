import { formatJid, parseJid } from '@/lib/commands/jid'
import type { Json } from '@/lib/commands/types'
import { fingerprint } from '@/lib/servers/fingerprint'

/** A token that a server listed; it stays on this side of the console. */
export interface ListedToken {
  readonly token: string
  readonly fingerprint: string
  /** Bare JID. */
  readonly owner: string
  readonly scopes: readonly string[]
  /** Milliseconds since 1970; null where the server says it in other words. */
  readonly expiresAt: number | null
}

/**
 * Reads the result of `oauth_list_tokens`, in whatever way the release prints scopes. What does not look like a token is
 * left out.
 *
 * @param now when the list was made: servers tell how many seconds are left
 * @param known the scopes that there are: some releases print them without anything in between
 */
export function readTokens(value: Json, now: number, known: ReadonlySet<string>): ListedToken[] {
  return Array.isArray(value) ? value.flatMap((entry: Json) => readToken(entry, now, known)) : []
}

function readToken(entry: Json, now: number, known: ReadonlySet<string>): ListedToken[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return []
  const { token, user, scope, expires_in } = entry as Readonly<Record<string, Json>>
  if (typeof token !== 'string' || token === '') return []
  const seconds = /^-?\d+/.exec(String(expires_in ?? ''))?.[0]
  return [
    {
      token,
      fingerprint: fingerprint(token),
      owner: typeof user === 'string' ? bareJid(user) : '',
      scopes: Array.isArray(scope) ? scope.map(String) : splitScopes(String(scope ?? ''), known),
      expiresAt: seconds === undefined ? null : now + Number(seconds) * 1000,
    },
  ]
}

function bareJid(text: string): string {
  const jid = parseJid(text)
  return jid ? formatJid({ user: jid.user, host: jid.host }) : text
}

/** Servers print a token's scopes in one text, with spaces or as an Erlang list. */
function splitScopes(text: string, known: ReadonlySet<string>): string[] {
  return text
    .replace(/<<"|">>|^\[|\]$|"/g, '')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .flatMap(word => takeApart(word, known) ?? [word])
}

/** "statusstats" as the scopes it is made of, where that can be read in one way only. */
function takeApart(word: string, known: ReadonlySet<string>): string[] | undefined {
  if (known.has(word)) return undefined
  // For each beginning of the word: how many ways there are to read it, and the last scope of one of them.
  const ways = [1]
  const last: string[] = []
  for (let end = 1; end <= word.length; end += 1) {
    ways[end] = 0
    for (let start = Math.max(0, end - SCOPE_LENGTH_MAX); start < end; start += 1) {
      const scope = word.slice(start, end)
      if (!ways[start] || !known.has(scope)) continue
      ways[end] = (ways[end] ?? 0) + (ways[start] ?? 0)
      last[end] = scope
    }
  }
  if (ways[word.length] !== 1) return undefined
  const scopes: string[] = []
  for (let end = word.length; end > 0; end -= scopes[0]?.length ?? end) scopes.unshift(last[end] ?? '')
  return scopes
}

const SCOPE_LENGTH_MAX = 64

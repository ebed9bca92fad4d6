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
 */
export function readTokens(value: Json, now: number): ListedToken[] {
  return Array.isArray(value) ? value.flatMap((entry: Json) => readToken(entry, now)) : []
}

function readToken(entry: Json, now: number): ListedToken[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return []
  const { token, user, scope, expires_in } = entry as Readonly<Record<string, Json>>
  if (typeof token !== 'string' || token === '') return []
  const seconds = /^-?\d+/.exec(String(expires_in ?? ''))?.[0]
  return [
    {
      token,
      fingerprint: fingerprint(token),
      owner: typeof user === 'string' ? bareJid(user) : '',
      scopes: Array.isArray(scope) ? scope.map(String) : splitScopes(String(scope ?? '')),
      expiresAt: seconds === undefined ? null : now + Number(seconds) * 1000,
    },
  ]
}

function bareJid(text: string): string {
  const jid = parseJid(text)
  return jid ? formatJid({ user: jid.user, host: jid.host }) : text
}

/** Servers print a token's scopes in one text, with spaces or as an Erlang list. */
function splitScopes(text: string): string[] {
  return text
    .replace(/<<"|">>|^\[|\]$|"/g, '')
    .split(/[\s,;]+/)
    .filter(Boolean)
}

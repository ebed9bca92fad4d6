import type { Json } from '@/lib/commands/types'

/** One token of `oauth_list_tokens`. */
export interface TokenRow {
  /** Needed to revoke it; never drawn whole. */
  readonly token: string
  readonly person: string
  readonly scopes: readonly string[]
  /** Seconds from when the list was made; negative: it has expired. Absent where the server says it in other words. */
  readonly secondsLeft?: number
}

/** The rows of the list, by person, the soonest to expire first. Entries that do not look like a token are left out. */
export function readTokens(value: Json): TokenRow[] {
  const entries = Array.isArray(value) ? value : []
  return entries.flatMap(toRow).sort((a, b) => compare(a.person, b.person) || left(a) - left(b))
}

function toRow(entry: Json): TokenRow[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return []
  const { token, user, scope, expires_in } = entry as Readonly<Record<string, Json>>
  if (typeof token !== 'string') return []
  const seconds = /^-?\d+/.exec(String(expires_in ?? ''))
  return [
    {
      token,
      person: typeof user === 'string' ? user : '',
      scopes: Array.isArray(scope) ? scope.map(String) : splitScopes(String(scope ?? '')),
      secondsLeft: seconds ? Number(seconds[0]) : undefined,
    },
  ]
}

/** Servers print a token's scopes in one text, with spaces or as a list in brackets. */
function splitScopes(text: string): string[] {
  return text
    .replace(/<<"|">>|^\[|\]$|"/g, '')
    .split(/[\s,;]+/)
    .filter(Boolean)
}

/** Enough of a token to tell two apart, too little to use: its first and last three characters. */
export function fingerprint(token: string): string {
  return token.length < 12 ? '•••' : `${token.slice(0, 3)}…${token.slice(-3)}`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const left = ({ secondsLeft = Number.MAX_SAFE_INTEGER }: TokenRow) => secondsLeft

import type { TokenSummary } from '@/lib/client/token-desk'

export const SHOWN = ['all', 'valid', 'expired', 'unused'] as const
export type Shown = (typeof SHOWN)[number]

export const SORT_KEYS = ['name', 'owner', 'expires', 'used', 'created'] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** Which tokens are looked at, in which order; kept in the address. */
export interface TokenView {
  text: string
  show: Shown
  sort: SortKey
  down: boolean
}

export const plainView: TokenView = { text: '', show: 'all', sort: 'created', down: true }

/** A view as the address has it, without what is plain. */
export function viewToQuery({ text, show, sort, down }: TokenView): Record<string, string> {
  const isPlainOrder = sort === plainView.sort && down === plainView.down
  return {
    ...(text.trim() ? { q: text.trim() } : {}),
    ...(show === 'all' ? {} : { show }),
    ...(isPlainOrder ? {} : { sort: down ? `-${sort}` : sort }),
  }
}

export function viewFromQuery(params: Pick<URLSearchParams, 'get'>): TokenView {
  const wanted = params.get('sort') ?? ''
  const key = wanted.replace(/^-/, '')
  const sort = SORT_KEYS.find(each => each === key)
  return {
    text: params.get('q') ?? '',
    show: SHOWN.find(each => each === params.get('show')) ?? 'all',
    ...(sort ? { sort, down: wanted.startsWith('-') } : { sort: plainView.sort, down: plainView.down }),
  }
}

export const isExpired = ({ expiresAt }: TokenSummary, now: number) => expiresAt !== null && expiresAt <= now

/** The tokens of a view. Every word must be in the name, purpose, account, scopes, fingerprint or who issued it. */
export function arrangeTokens(
  tokens: readonly TokenSummary[],
  { text, show, sort, down }: TokenView,
  now: number,
): TokenSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const kept = tokens.filter(token => isShown(token, show, now) && hasWords(token, words))
  const direction = down ? -1 : 1
  return kept.sort(
    (a, b) =>
      direction * compare(keys[sort](a), keys[sort](b)) ||
      compare(a.owner, b.owner) ||
      compare(a.fingerprint, b.fingerprint),
  )
}

function isShown(token: TokenSummary, show: Shown, now: number): boolean {
  if (show === 'all') return true
  if (show === 'unused') return token.lastUsedAt === null
  return isExpired(token, now) === (show === 'expired')
}

function hasWords(token: TokenSummary, words: readonly string[]): boolean {
  const { name, purpose, owner, scopes, fingerprint, createdBy } = token
  const text = [name, purpose, owner, scopes.join(' '), fingerprint, createdBy].join('\n').toLowerCase()
  return words.every(word => text.includes(word))
}

/** Without a name the last; never used, never told: the oldest. */
const keys: { readonly [K in SortKey]: (token: TokenSummary) => string | number } = {
  name: ({ name }) => name.toLowerCase() || '\uffff',
  owner: ({ owner }) => owner,
  expires: ({ expiresAt }) => expiresAt ?? Number.MAX_SAFE_INTEGER,
  used: ({ lastUsedAt }) => lastUsedAt ?? 0,
  created: ({ createdAt }) => createdAt ?? 0,
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

import { randomInt } from 'node:crypto'
import { formatJid, parseJid } from '@/lib/commands/jid'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { fingerprint } from '../fingerprint'
import type { Hosted } from './context'
import { breathe, nowSeconds } from './time'

/** An OAuth token of ejabberd's table. */
export interface Token {
  readonly token: string
  /** Its owner, prepared; `user` is '' where a whole host owns it. The account need not exist. */
  readonly jid: { readonly user: string; readonly host: string }
  readonly scopes: readonly string[]
  /** Seconds since 1970; valid before it. */
  readonly expire: number
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const TOKEN_LENGTH = 32
/** Expired tokens are listed for a day before they are cleaned. */
const KEPT_SECONDS = 86_400
const CLEANED_AT_ONCE = 500

const tokenQuery = perStore(store =>
  store.prepare((db, param: Param<{ token: string }>) =>
    db.selectFrom('oauth_token').selectAll().where('token', '=', param('token')),
  ),
)

/** The token of that text, if it is valid now. */
export async function findToken({ store, node }: Hosted, text: string): Promise<Token | undefined> {
  const token = node.tokens.get(text) ?? (await readToken(store, text))
  if (!token || token.expire <= nowSeconds()) return undefined
  node.tokens.set(token)
  return token
}

async function readToken(store: Store, text: string): Promise<Token | undefined> {
  const row = await tokenQuery(store).first({ token: text })
  return row && toToken(row)
}

/** Issues a token; whoever calls has decided that its owner may have it. A `ttlSeconds` of 0 or less: already expired. */
export async function issueToken(
  { store: { db } }: Hosted,
  owner: Pick<Token, 'jid' | 'scopes'>,
  ttlSeconds: number,
): Promise<Token> {
  const token = Array.from({ length: TOKEN_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const inTime = Math.min(nowSeconds() + ttlSeconds, Number.MAX_SAFE_INTEGER)
  const expire = Math.max(-Number.MAX_SAFE_INTEGER, inTime)
  await db
    .insertInto('oauth_token')
    .values({ token, jid: formatJid(owner.jid), scope: owner.scopes.join(' '), expire })
    .execute()
  return { ...owner, token, expire }
}

/** All tokens, also those that expired lately. */
export async function listTokens({ store: { db } }: Hosted): Promise<Token[]> {
  const rows = await db.selectFrom('oauth_token').selectAll().orderBy('token').execute()
  return rows.map(toToken).filter(token => token !== undefined)
}

/** Makes a token worthless at once. Nothing happens where there is none. */
export async function revokeToken({ store, node }: Hosted, token: string): Promise<void> {
  await deleteTokens(store, [token])
  node.tokens.forget(token)
}

/** Deletes tokens that expired more than a day ago, a piece at a time. */
export async function cleanTokens(store: Store): Promise<void> {
  const before = nowSeconds() - KEPT_SECONDS
  for (;;) {
    const old = await store.db
      .selectFrom('oauth_token')
      .select('token')
      .where('expire', '<', before)
      .limit(CLEANED_AT_ONCE)
      .execute()
    await deleteTokens(
      store,
      old.map(({ token }) => token),
    )
    if (old.length < CLEANED_AT_ONCE) return
    await breathe()
  }
}

/** With what people noted about them, at once: nobody sees notes of a token that is gone. */
async function deleteTokens({ transact }: Store, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return
  await transact(async trx => {
    await trx.deleteFrom('oauth_token').where('token', 'in', tokens).execute()
    await trx
      .deleteFrom('token_note')
      .where('server_id', '=', 'hosted')
      .where('fingerprint', 'in', tokens.map(fingerprint))
      .execute()
  })
}

function toToken(row: { token: string; jid: string; scope: string; expire: number }): Token | undefined {
  const jid = parseJid(row.jid)
  return (
    jid && {
      token: row.token,
      jid: { user: jid.user, host: jid.host },
      scopes: row.scope.split(' ').filter(Boolean),
      expire: Number(row.expire),
    }
  )
}

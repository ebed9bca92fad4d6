import { prepareUser } from '@/lib/commands/jid'
import { perStore } from '@/lib/store/per-store'
import type { Answer, Param } from '@/lib/store/prepared'
import { isBarred } from './bans'
import type { Hosted } from './context'
import { servedHost } from './hosts'
import { isAcceptablePassword, matches, matchesNobody, protect, type StoredPassword } from './passwords'

/** An account's name and virtual host, prepared; the host is one of the server's. */
export interface Account {
  readonly user: string
  readonly host: string
}

/** The account that a command's arguments name; undefined where no account can have that name. */
export function accountOf(hosted: Pick<Hosted, 'config'>, user: string, host: string): Account | undefined {
  const served = servedHost(hosted, host)
  const prepared = prepareUser(user)
  return served === undefined || prepared === undefined ? undefined : { user: prepared, host: served }
}

const existsQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('users')
      .select('type')
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user'))
      .limit(1),
  ),
)

/** Whether an account of that name exists; false for a name that none can have. */
export function accountExists(hosted: Hosted, user: string, host: string): Answer<boolean> {
  const account = accountOf(hosted, user, host)
  if (!account) return false
  const row = existsQuery(hosted.store).first({ user: account.user, host: account.host })
  return row instanceof Promise ? row.then(found => found !== undefined) : row !== undefined
}

const passwordQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('users')
      .select(['type', 'password', 'serverkey', 'salt', 'iterationcount'])
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user'))
      .orderBy('type', 'desc')
      .limit(1),
  ),
)

/** The strongest form in which an account's password is stored; undefined: no such account. */
export function storedPassword(
  { store }: Hosted,
  { user, host }: Account,
): Answer<StoredPassword | undefined> {
  return passwordQuery(store).first({ user, host })
}

/** Whether this password opens this account. Never for a banned one. */
export async function checkPassword(
  hosted: Hosted,
  account: Account | undefined,
  password: string,
): Promise<boolean> {
  const stored = account && (await storedPassword(hosted, account))
  if (!stored) return matchesNobody(password, hosted.config.passwords)
  const { passwords } = hosted.node
  if (!passwords.knows(stored, password)) {
    if (!(await matches(stored, password))) return false
    passwords.remember(stored, password)
  }
  return !(await isBarred(hosted.store, account.user, account.host))
}

export type Creation = 'created' | 'exists' | 'bad-name' | 'bad-password'

/** `host`: one of the server's, prepared. The name is judged before the password. */
export async function createAccount(
  hosted: Hosted,
  name: string,
  host: string,
  password: string,
): Promise<Creation> {
  const user = prepareUser(name)
  if (user === undefined) return 'bad-name'
  if (!isAcceptablePassword(password)) return 'bad-password'
  if (await accountExists(hosted, user, host)) return 'exists'
  const stored = await protect(password, hosted.config.passwords)
  return hosted.store.transact(async trx => {
    // Looked for again inside: two may register the same name at once, each in another form of password.
    const rival = await trx
      .selectFrom('users')
      .select('type')
      .where('server_host', '=', host)
      .where('username', '=', user)
      .executeTakeFirst()
    if (rival) return 'exists'
    await trx
      .insertInto('users')
      .values({ username: user, server_host: host, ...stored })
      .execute()
    return 'created'
  })
}

/** Sets a password in the configured form and forgets its other forms; creates the account where there is none. */
export async function setPassword(
  { store, config }: Hosted,
  { user, host }: Account,
  password: string,
): Promise<void> {
  const stored = await protect(password, config.passwords)
  await store.transact(async trx => {
    const old = await trx
      .selectFrom('users')
      .select('created_at')
      .where('server_host', '=', host)
      .where('username', '=', user)
      .orderBy('created_at')
      .executeTakeFirst()
    // Taken out and put in: in tables of older releases of ejabberd an account has one row, in newer ones one a form.
    await trx.deleteFrom('users').where('server_host', '=', host).where('username', '=', user).execute()
    await trx
      .insertInto('users')
      .values({ username: user, server_host: host, ...stored, ...old })
      .execute()
  })
}

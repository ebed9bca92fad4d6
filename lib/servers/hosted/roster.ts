import { type Selectable, sql, type Transaction } from 'kysely'
import { jsonRows } from '@/lib/store/dialect-sql'
import type { RosterUsersTable } from '@/lib/store/ejabberd-tables'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import type { Account } from './accounts'

/** A contact of an account (mod_roster). */
export interface RosterItem {
  /** Bare JID, prepared. */
  readonly jid: string
  readonly nick: string
  /** "both", "to", "from", "none", or any other word that somebody set. */
  readonly subscription: string
  /** "subscribe" while the contact has not answered a request, else "undefined". */
  readonly pending: 'subscribe' | 'undefined'
  readonly groups: readonly string[]
}

const LETTERS: Readonly<Record<string, string>> = { both: 'B', to: 'T', from: 'F', none: 'N' }
const WORDS: Readonly<Record<string, string>> = { B: 'both', T: 'to', F: 'from', N: 'none' }
/** Before a word that has no letter, in the column `subscribe`, which ejabberd leaves empty and does not read. */
const OTHER = '='

/** What the columns hold for a word. To a real ejabberd a word that has no letter is "none". */
function toColumns(word: string) {
  const letter = Object.hasOwn(LETTERS, word) ? LETTERS[word] : undefined
  return letter ? { subscription: letter, subscribe: '' } : { subscription: 'N', subscribe: OTHER + word }
}

/** The word for what the columns hold. */
export function subscriptionWord({ subscription, subscribe }: SubscriptionColumns): string {
  if (subscribe.startsWith(OTHER)) return subscribe.slice(OTHER.length)
  return (Object.hasOwn(WORDS, subscription) ? WORDS[subscription] : undefined) ?? 'none'
}

type SubscriptionColumns = Pick<Selectable<RosterUsersTable>, 'subscription' | 'subscribe'>

/** The word for what the column `ask` holds, as `process_rosteritems` names it. */
export function askWord(stored: string): string {
  return ASKS[stored] ?? 'none'
}

const ASKS: Readonly<Record<string, string>> = {
  S: 'subscribe',
  U: 'unsubscribe',
  B: 'both',
  O: 'out',
  I: 'in',
}

/** What the column `ask` holds for a word of `askWord`. */
export const askLetter = (word: string): string =>
  Object.keys(ASKS).find(letter => ASKS[letter] === word) ?? 'N'

const itemsQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('rosterusers')
      .select(jsonRows(db, ['jid', 'nick', 'subscription', 'subscribe', 'ask']).as('rows'))
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user')),
  ),
)

const groupsQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('rostergroups')
      .select(jsonRows(db, ['jid', 'grp']).as('rows'))
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user')),
  ),
)

/** The contacts of an account, by their JIDs. The account need not exist. */
export async function readRoster(store: Store, { user, host }: Account): Promise<RosterItem[]> {
  const [items, grouped] = await Promise.all([
    itemsQuery(store).first({ user, host }),
    groupsQuery(store).first({ user, host }),
  ])
  const groups = new Map<string, string[]>()
  for (const [jid = '', group = ''] of textsOf(grouped)) {
    const those = groups.get(jid)
    if (those) those.push(group)
    else groups.set(jid, [group])
  }
  return textsOf(items).map(([jid = '', nick = '', subscription = '', subscribe = '', ask]) => ({
    jid,
    nick,
    subscription: subscriptionWord({ subscription, subscribe }),
    pending: ask === 'O' || ask === 'B' ? 'subscribe' : 'undefined',
    groups: groups.get(jid) ?? [],
  }))
}

/** The columns that are read here are all texts. */
const textsOf = (read: { rows: string } | undefined): string[][] => JSON.parse(read?.rows ?? '[]')

/** Adds a contact or replaces it; the subscription "remove" takes it away. */
export async function putRosterItem(
  store: Store,
  account: Account,
  item: Omit<RosterItem, 'pending'>,
): Promise<void> {
  await store.transact(trx => putRosterItemIn(trx, account, item))
}

/** The same as a part of a larger change. */
export async function putRosterItemIn(
  trx: Transaction<Schema>,
  { user, host }: Account,
  { jid, nick, subscription, groups }: Omit<RosterItem, 'pending'>,
): Promise<void> {
  const key = { username: user, server_host: host, jid }
  if (subscription === 'remove') return removeRosterItemIn(trx, { user, host }, jid)
  const values = { nick, ...toColumns(subscription) }
  await trx
    .insertInto('rosterusers')
    .values({
      ...key,
      ...values,
      approved: sql`false`,
      ask: 'N',
      askmessage: '',
      server: 'N',
      type: 'item',
    })
    .onConflict(conflict => conflict.columns(['server_host', 'username', 'jid']).doUpdateSet(values))
    .execute()
  await trx
    .deleteFrom('rostergroups')
    .where(({ and }) => and(key))
    .execute()
  for (const grp of groups)
    await trx
      .insertInto('rostergroups')
      .values({ ...key, grp })
      .execute()
}

export async function removeRosterItem(store: Store, account: Account, jid: string): Promise<void> {
  await store.transact(trx => removeRosterItemIn(trx, account, jid))
}

async function removeRosterItemIn(trx: Transaction<Schema>, { user, host }: Account, jid: string) {
  const key = { username: user, server_host: host, jid }
  await trx
    .deleteFrom('rosterusers')
    .where(({ and }) => and(key))
    .execute()
  await trx
    .deleteFrom('rostergroups')
    .where(({ and }) => and(key))
    .execute()
}

import { sql, type Transaction } from 'kysely'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import type { Account } from './accounts'
import type { PrivacyItem } from './privacy-query'

/** Privacy lists of accounts (mod_privacy, XEP-0016). The account need not exist. */

type Trx = Transaction<Schema>

const TYPES = { jid: 'j', group: 'g', subscription: 's' } as const

/** Stores a list in place of the one of that name. */
export async function writePrivacyList(
  { transact }: Store,
  account: Account,
  name: string,
  items: readonly PrivacyItem[],
): Promise<void> {
  await transact(trx => writePrivacyListIn(trx, account, name, items))
}

/** The same as a part of a larger change. */
export async function writePrivacyListIn(
  trx: Trx,
  account: Account,
  name: string,
  items: readonly PrivacyItem[],
): Promise<void> {
  const known = await idOf(trx, account, name)
  if (known !== undefined) await trx.deleteFrom('privacy_list_data').where('id', '=', known).execute()
  const id = known ?? (await createList(trx, account, name))
  const rows = items.map(item => rowOf(id, item)).sort((one, other) => one.ord - other.ord)
  for (const row of rows) await trx.insertInto('privacy_list_data').values(row).execute()
}

/** All lists of an account by name, with which of them is the default. */
export async function readPrivacyLists({ db }: Store, { user, host }: Account) {
  const lists = await db
    .selectFrom('privacy_list')
    .leftJoin('privacy_list_data', 'privacy_list_data.id', 'privacy_list.id')
    .select([
      ...(['name', 't', 'value', 'action', 'ord', 'match_all'] as const),
      ...(['match_iq', 'match_message', 'match_presence_in', 'match_presence_out'] as const),
    ])
    .where('server_host', '=', host)
    .where('username', '=', user)
    .orderBy('name')
    .orderBy('ord')
    .execute()
  const byName = new Map<string, PrivacyItem[]>()
  for (const { name, t, value, action, ord, match_all, ...match } of lists) {
    const items = byName.get(name) ?? []
    byName.set(name, items)
    if (t === null) continue
    const kinds = KINDS.flatMap(([kind, column]) => (Number(match[column]) ? [kind] : []))
    items.push({
      type: typeOf(t),
      value: value ?? '',
      action: action === 'a' ? 'allow' : 'deny',
      order: Number(ord),
      kinds: Number(match_all) ? [] : kinds,
    })
  }
  const defaultList = await defaultOf(db, { user, host })
  return { defaultList, lists: [...byName].map(([name, items]) => ({ name, items })) }
}

const KINDS = [
  ['iq', 'match_iq'],
  ['message', 'match_message'],
  ['presence-in', 'match_presence_in'],
  ['presence-out', 'match_presence_out'],
] as const

function typeOf(letter: string): PrivacyItem['type'] {
  if (letter === 'j') return 'jid'
  if (letter === 'g') return 'group'
  return letter === 's' ? 'subscription' : undefined
}

/** The list that is the account's default cannot be removed. */
export async function removePrivacyList(
  { transact }: Store,
  account: Account,
  name: string,
): Promise<'removed' | 'is-default' | 'unknown'> {
  return transact(async trx => {
    const id = await idOf(trx, account, name)
    if (id === undefined) return 'unknown'
    if ((await defaultOf(trx, account)) === name) return 'is-default'
    await trx.deleteFrom('privacy_list_data').where('id', '=', id).execute()
    await trx.deleteFrom('privacy_list').where('id', '=', id).execute()
    return 'removed'
  })
}

export async function hasPrivacyList({ db }: Store, account: Account, name: string): Promise<boolean> {
  return (await idOf(db, account, name)) !== undefined
}

/** `name` undefined: no list is the default from now on. False: there is no such list. */
export async function setDefaultPrivacyList(
  { transact }: Store,
  { user, host }: Account,
  name: string | undefined,
): Promise<boolean> {
  return transact(async trx => {
    if (name !== undefined && (await idOf(trx, { user, host }, name)) === undefined) return false
    await trx
      .deleteFrom('privacy_default_list')
      .where('server_host', '=', host)
      .where('username', '=', user)
      .execute()
    if (name !== undefined) {
      const row = { username: user, server_host: host, name }
      await trx.insertInto('privacy_default_list').values(row).execute()
    }
    return true
  })
}

async function idOf(db: Store['db'] | Trx, { user, host }: Account, name: string) {
  const row = await db
    .selectFrom('privacy_list')
    .select('id')
    .where('server_host', '=', host)
    .where('username', '=', user)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.id
}

async function defaultOf(trx: Store['db'] | Trx, { user, host }: Account): Promise<string | undefined> {
  const row = await trx
    .selectFrom('privacy_default_list')
    .select('name')
    .where('server_host', '=', host)
    .where('username', '=', user)
    .executeTakeFirst()
  return row?.name
}

async function createList(trx: Trx, { user, host }: Account, name: string): Promise<number> {
  const { id } = await trx
    .insertInto('privacy_list')
    .values({ username: user, server_host: host, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function rowOf(id: number, { type, value, action, order, kinds }: PrivacyItem) {
  const flag = (isSet: boolean) => (isSet ? sql<boolean>`true` : sql<boolean>`false`)
  return {
    id,
    t: type ? TYPES[type] : 'n',
    value,
    action: action === 'allow' ? 'a' : 'd',
    ord: order,
    match_all: flag(kinds.length === 0),
    match_iq: flag(kinds.includes('iq')),
    match_message: flag(kinds.includes('message')),
    match_presence_in: flag(kinds.includes('presence-in')),
    match_presence_out: flag(kinds.includes('presence-out')),
  }
}

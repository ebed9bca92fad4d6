import type { Transaction } from 'kysely'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import { type ErlangTerm, parseTerm, printTerm } from './erlang-expression'

/**
 * Shared roster groups (mod_shared_roster): accounts see the members of the groups that their own group displays. A
 * group's options are a list of Erlang pairs in the column `opts`: `[{label,<<"Friends">>},{displayed_groups,[]}]`.
 * Hosts are the server's own, prepared. Groups are named by any text.
 */

type Trx = Transaction<Schema>

/** The options of a group, as they are stored; undefined: no such group. */
export async function readGroup({ db }: Store, host: string, group: string) {
  return readIn(db, host, group)
}

async function readIn(db: Store['db'] | Trx, host: string, group: string): Promise<ErlangTerm[] | undefined> {
  const row = await db
    .selectFrom('sr_group')
    .select('opts')
    .where('server_host', '=', host)
    .where('name', '=', group)
    .executeTakeFirst()
  if (!row) return undefined
  const options = parseTerm(row.opts)
  return Array.isArray(options) ? options : []
}

async function writeIn(trx: Trx, host: string, group: string, options: readonly ErlangTerm[]): Promise<void> {
  const opts = printTerm(options)
  await trx
    .insertInto('sr_group')
    .values({ server_host: host, name: group, opts })
    .onConflict(conflict => conflict.columns(['server_host', 'name']).doUpdateSet({ opts }))
    .execute()
}

/** Creates a group or replaces the options of the one of that name; its members stay. */
export async function writeGroup(
  { transact }: Store,
  host: string,
  group: string,
  options: readonly ErlangTerm[],
): Promise<void> {
  await transact(trx => writeIn(trx, host, group, options))
}

/** Changes the options of a group at once; `change` gives undefined to leave all as it is. False: left. */
export async function changeGroup(
  { transact }: Store,
  host: string,
  group: string,
  change: (options: readonly ErlangTerm[] | undefined) => readonly ErlangTerm[] | undefined,
): Promise<boolean> {
  return transact(async trx => {
    const changed = change(await readIn(trx, host, group))
    if (changed) await writeIn(trx, host, group, changed)
    return changed !== undefined
  })
}

/** Removes a group and all memberships in it. */
export async function removeGroup({ transact }: Store, host: string, group: string): Promise<void> {
  await transact(async trx => {
    await trx.deleteFrom('sr_group').where('server_host', '=', host).where('name', '=', group).execute()
    await trx.deleteFrom('sr_user').where('server_host', '=', host).where('grp', '=', group).execute()
  })
}

export async function groupsOf({ db }: Store, host: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sr_group')
    .select('name')
    .where('server_host', '=', host)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** The bare JIDs that were made members, ascending; not those that `@all@` brings. */
export async function membersOf({ db }: Store, host: string, group: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sr_user')
    .select('jid')
    .where('server_host', '=', host)
    .where('grp', '=', group)
    .orderBy('jid')
    .execute()
  return rows.map(({ jid }) => jid)
}

/** `jid`: bare, prepared. Neither the account nor the group need exist. */
export async function addMember({ db }: Store, host: string, group: string, jid: string): Promise<void> {
  await db
    .insertInto('sr_user')
    .values({ server_host: host, jid, grp: group })
    .onConflict(conflict => conflict.columns(['server_host', 'jid', 'grp']).doNothing())
    .execute()
}

export async function removeMember({ db }: Store, host: string, group: string, jid: string): Promise<void> {
  await db
    .deleteFrom('sr_user')
    .where('server_host', '=', host)
    .where('jid', '=', jid)
    .where('grp', '=', group)
    .execute()
}

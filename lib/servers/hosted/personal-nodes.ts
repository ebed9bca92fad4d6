import type { Transaction } from 'kysely'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import { itemTime } from './pubsub'

/** Nodes of accounts (XEP-0163), in which clients keep what is theirs. */

export interface NodeItem {
  readonly id: string
  /** XML text. */
  readonly payload: string
}

/** Options of a node by their names, as Erlang terms: "true", "whitelist". What is left out is as it is by default. */
export type NodeOptions = Readonly<Record<string, string>>

/**
 * Makes these the items of a node, which is created with the options where it is not there. Items that stay as they are
 * keep their times.
 *
 * @param owner bare JID, prepared
 */
export async function setPersonalItems(
  { transact }: Store,
  owner: string,
  node: string,
  options: NodeOptions,
  items: readonly NodeItem[],
): Promise<void> {
  await transact(async trx => {
    const nodeid = (await nodeOf(trx, owner, node)) ?? (await createNode(trx, owner, node, options))
    const old = await trx
      .selectFrom('pubsub_item')
      .select(['itemid', 'payload', 'creation'])
      .where('nodeid', '=', nodeid)
      .execute()
    const now = itemTime(Date.now())
    for (const { id, payload } of items) {
      const known = old.find(({ itemid }) => itemid === id)
      if (known?.payload === payload) continue
      await removeItem(trx, nodeid, id)
      const times = { creation: known?.creation ?? now, modification: now }
      await trx
        .insertInto('pubsub_item')
        .values({ nodeid, itemid: id, publisher: owner, payload, ...times })
        .execute()
    }
    const kept = new Set(items.map(({ id }) => id))
    for (const { itemid } of old) if (!kept.has(itemid)) await removeItem(trx, nodeid, itemid)
  })
}

async function nodeOf(trx: Transaction<Schema>, owner: string, node: string): Promise<number | undefined> {
  const row = await trx
    .selectFrom('pubsub_node')
    .select('nodeid')
    .where('host', '=', owner)
    .where('node', '=', node)
    .executeTakeFirst()
  return row?.nodeid
}

async function createNode(trx: Transaction<Schema>, owner: string, node: string, options: NodeOptions) {
  const { nodeid } = await trx
    .insertInto('pubsub_node')
    .values({ host: owner, node, plugin: 'pep' })
    .returning('nodeid')
    .executeTakeFirstOrThrow()
  const rows = Object.entries(options).map(([name, val]) => ({ nodeid, name, val }))
  await trx.insertInto('pubsub_node_option').values(rows).execute()
  await trx.insertInto('pubsub_state').values({ nodeid, jid: owner, affiliation: 'o' }).execute()
  return nodeid
}

async function removeItem(trx: Transaction<Schema>, nodeid: number, itemid: string) {
  await trx.deleteFrom('pubsub_item').where('nodeid', '=', nodeid).where('itemid', '=', itemid).execute()
}

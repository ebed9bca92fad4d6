import type { Kysely } from 'kysely'
import { createTable, emptyText, letter, serial, text } from './table'

const nodeid = { type: 'bigint', nullable: true, refersTo: 'pubsub_node.nodeid' } as const
const time = { type: 'varchar(32)' } as const

/** ejabberd's tables of publish-subscribe nodes (mod_pubsub), those of the personal kind among them. */
export async function createPubsubTables(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'pubsub_node',
    { host: text, node: text, parent: emptyText, plugin: text, nodeid: serial },
    {
      uniques: { i_pubsub_node_tuple: ['host', 'node'] },
      indexes: { i_pubsub_node_parent: ['parent'] },
    },
  )
  await createTable(
    db,
    'pubsub_node_option',
    { nodeid, name: text, val: text },
    { indexes: { i_pubsub_node_option_nodeid: ['nodeid'] } },
  )
  await createTable(
    db,
    'pubsub_node_owner',
    { nodeid, owner: text },
    { indexes: { i_pubsub_node_owner_nodeid: ['nodeid'] } },
  )
  await createTable(
    db,
    'pubsub_state',
    {
      nodeid,
      jid: text,
      affiliation: { ...letter, nullable: true },
      subscriptions: emptyText,
      stateid: serial,
    },
    {
      uniques: { i_pubsub_state_tuple: ['nodeid', 'jid'] },
      indexes: { i_pubsub_state_jid: ['jid'] },
    },
  )
  await createTable(
    db,
    'pubsub_item',
    { nodeid, itemid: text, publisher: text, creation: time, modification: time, payload: emptyText },
    {
      uniques: { i_pubsub_item_tuple: ['nodeid', 'itemid'] },
      indexes: { i_pubsub_item_itemid: ['itemid'] },
    },
  )
  await createTable(
    db,
    'pubsub_subscription_opt',
    { subid: text, opt_name: { ...time, nullable: true }, opt_value: text },
    { uniques: { i_pubsub_subscription_opt: ['subid', 'opt_name'] } },
  )
}

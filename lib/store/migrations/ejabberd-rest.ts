import type { Kysely } from 'kysely'
import { bigint, bytes, created, createTable, flag, smallint, text, textOrNull } from './table'

/**
 * The tables of ejabberd's schema that nothing here reads: who is online where, what clients can do, channels of MIX,
 * retained MQTT messages. An ejabberd that comes to this database needs them; its older releases make none themselves.
 */
export async function createRemainingTables(db: Kysely<unknown>): Promise<void> {
  await online(db)
  await mix(db)
  await createTable(
    db,
    'caps_features',
    { node: text, subnode: text, feature: textOrNull, created_at: created },
    { indexes: { i_caps_features_node_subnode: ['node', 'subnode'] } },
  )
  await createTable(
    db,
    'mqtt_pub',
    {
      ...{ username: text, server_host: text, resource: text, topic: text, qos: smallint, payload: bytes },
      ...{ payload_format: smallint, content_type: text, response_topic: text },
      ...{ correlation_data: bytes, user_properties: bytes, expiry: bigint },
    },
    { uniques: { i_mqtt_topic_server: ['topic', 'server_host'] } },
  )
}

async function online(db: Kysely<unknown>) {
  await createTable(
    db,
    'sm',
    {
      ...{ usec: bigint, pid: text, node: text, username: text, server_host: text },
      ...{ resource: text, priority: text, info: text },
    },
    { key: ['usec', 'pid'], indexes: { i_sm_node: ['node'], i_sm_sh_username: ['server_host', 'username'] } },
  )
  await createTable(
    db,
    'muc_online_room',
    { name: text, host: text, server_host: text, node: text, pid: text },
    { uniques: { i_muc_online_room_name_host: ['name', 'host'] } },
  )
  await createTable(
    db,
    'muc_online_users',
    { username: text, server: text, resource: text, name: text, host: text, server_host: text, node: text },
    { uniques: { i_muc_online_users: ['username', 'server', 'resource', 'name', 'host'] } },
  )
  await createTable(
    db,
    'route',
    { domain: text, server_host: text, node: text, pid: text, local_hint: text },
    { uniques: { i_route: ['domain', 'server_host', 'node', 'pid'] } },
  )
  await createTable(db, 'bosh', { sid: text, node: text, pid: text }, { uniques: { i_bosh_sid: ['sid'] } })
  await createTable(
    db,
    'proxy65',
    { sid: text, pid_t: text, pid_i: text, node_t: text, node_i: text, jid_i: text },
    { uniques: { i_proxy65_sid: ['sid'] }, indexes: { i_proxy65_jid: ['jid_i'] } },
  )
}

async function mix(db: Kysely<unknown>) {
  const channel = { channel: text, service: text }
  await createTable(
    db,
    'mix_channel',
    {
      ...channel,
      username: text,
      domain: text,
      jid: text,
      hidden: flag,
      hmac_key: text,
      created_at: created,
    },
    { uniques: { i_mix_channel: ['channel', 'service'] }, indexes: { i_mix_channel_serv: ['service'] } },
  )
  await createTable(
    db,
    'mix_participant',
    { ...channel, username: text, domain: text, jid: text, id: text, nick: text, created_at: created },
    { uniques: { i_mix_participant: ['channel', 'service', 'username', 'domain'] } },
  )
  await createTable(
    db,
    'mix_subscription',
    { ...channel, username: text, domain: text, node: text, jid: text },
    {
      uniques: { i_mix_subscription: ['channel', 'service', 'username', 'domain', 'node'] },
      indexes: { i_mix_subscription_chan_serv_node: ['channel', 'service', 'node'] },
    },
  )
  await createTable(
    db,
    'mix_pam',
    { username: text, server_host: text, ...channel, id: text, created_at: created },
    { uniques: { i_mix_pam: ['username', 'server_host', 'channel', 'service'] } },
  )
}

import type { Kysely } from 'kysely'
import {
  bigint,
  created,
  createTable,
  emptyText,
  flag,
  letter,
  now,
  serial,
  smallint,
  text,
  textKey,
  textOrNull,
  zero,
} from './table'

const account = { username: text, server_host: text }
const ofAccount = ['server_host', 'username']

/** ejabberd's tables with the columns, keys and index names of its multi-host schema. */
export async function createEjabberdTables(db: Kysely<unknown>): Promise<void> {
  await accounts(db)
  await rosters(db)
  await profiles(db)
  await privacyLists(db)
  await rooms(db)
  await archives(db)
  await tokens(db)
}

async function accounts(db: Kysely<unknown>) {
  const scram = { password: text, serverkey: emptyText, salt: emptyText, iterationcount: zero }
  // With initial values where ejabberd has none, so that its older releases, which do not know these columns, can write.
  const users = { ...account, type: { ...smallint, initial: 0 }, ...scram, created_at: created }
  await createTable(db, 'users', users, { key: [...ofAccount, 'type'] })
  await createTable(db, 'last', { ...account, seconds: text, state: text }, { key: ofAccount })
  await createTable(
    db,
    'spool',
    { ...account, xml: text, seq: serial, created_at: created },
    { indexes: { i_spool_sh_username: ofAccount } },
  )
  await createTable(
    db,
    'private_storage',
    { ...account, namespace: text, data: text, created_at: created },
    { key: [...ofAccount, 'namespace'] },
  )
  await createTable(db, 'motd', { ...account, xml: textOrNull, created_at: created }, { key: ofAccount })
}

async function rosters(db: Kysely<unknown>) {
  await createTable(
    db,
    'rosterusers',
    {
      ...account,
      jid: text,
      nick: text,
      subscription: letter,
      approved: { ...flag, initial: false },
      ask: letter,
      askmessage: text,
      server: letter,
      subscribe: text,
      type: textOrNull,
      created_at: created,
    },
    {
      uniques: { i_rosteru_sh_user_jid: [...ofAccount, 'jid'] },
      indexes: { i_rosteru_sh_jid: ['server_host', 'jid'] },
    },
  )
  await createTable(
    db,
    'rostergroups',
    { ...account, jid: text, grp: text },
    { indexes: { i_rosterg_sh_user_jid: [...ofAccount, 'jid'] } },
  )
  await createTable(db, 'roster_version', { ...account, version: text }, { key: ofAccount })
  await createTable(
    db,
    'sr_group',
    { name: text, server_host: text, opts: text, created_at: created },
    { key: ['server_host', 'name'] },
  )
  await createTable(
    db,
    'sr_user',
    { jid: text, server_host: text, grp: text, created_at: created },
    { key: ['server_host', 'jid', 'grp'], indexes: { i_sr_user_sh_grp: ['server_host', 'grp'] } },
  )
}

async function profiles(db: Kysely<unknown>) {
  await createTable(db, 'vcard', { ...account, vcard: text, created_at: created }, { key: ofAccount })
  const names = 'fn family given middle nickname bday ctry locality email orgname orgunit'.split(' ')
  // Each field as given, and folded beside it to be searched.
  const fields = names.flatMap(name => [name, `l${name}`])
  await createTable(
    db,
    'vcard_search',
    {
      username: text,
      lusername: text,
      server_host: text,
      ...Object.fromEntries(fields.map(name => [name, text])),
    },
    {
      key: ['server_host', 'lusername'],
      indexes: Object.fromEntries(
        names.map(name => [`i_vcard_search_sh_l${name}`, ['server_host', `l${name}`]]),
      ),
    },
  )
}

async function privacyLists(db: Kysely<unknown>) {
  await createTable(db, 'privacy_default_list', { ...account, name: text }, { key: ofAccount })
  await createTable(
    db,
    'privacy_list',
    { ...account, name: text, id: serial, created_at: created },
    { uniques: { i_privacy_list_sh_username_name: [...ofAccount, 'name'] } },
  )
  await createTable(db, 'privacy_list_data', {
    id: { type: 'bigint', nullable: true, refersTo: 'privacy_list.id' },
    t: letter,
    value: text,
    action: letter,
    ord: { type: 'numeric' },
    match_all: flag,
    match_iq: flag,
    match_message: flag,
    match_presence_in: flag,
    match_presence_out: flag,
  })
}

async function rooms(db: Kysely<unknown>) {
  await createTable(
    db,
    'muc_room',
    { name: text, server_host: text, host: text, opts: text, created_at: created },
    {
      uniques: { i_muc_room_name_host: ['name', 'host'] },
      indexes: { i_muc_room_host_created_at: ['host', 'created_at'] },
    },
  )
  await createTable(
    db,
    'muc_registered',
    { jid: text, host: text, server_host: text, nick: text, created_at: created },
    {
      uniques: { i_muc_registered_jid_host: ['jid', 'host'] },
      indexes: { i_muc_registered_nick: ['nick'] },
    },
  )
  await createTable(
    db,
    'muc_room_subscribers',
    { room: text, host: text, jid: text, nick: text, nodes: text, created_at: created },
    {
      uniques: { i_muc_room_subscribers_host_room_jid: ['host', 'room', 'jid'] },
      indexes: {
        i_muc_room_subscribers_host_jid: ['host', 'jid'],
        i_muc_room_subscribers_jid: ['jid'],
      },
    },
  )
}

async function archives(db: Kysely<unknown>) {
  await createTable(
    db,
    'archive',
    {
      ...account,
      timestamp: bigint,
      peer: text,
      bare_peer: text,
      xml: text,
      txt: textOrNull,
      id: serial,
      kind: textOrNull,
      nick: textOrNull,
      origin_id: textOrNull,
      created_at: created,
    },
    {
      indexes: {
        i_archive_sh_username_timestamp: [...ofAccount, 'timestamp'],
        i_archive_sh_username_peer: [...ofAccount, 'peer'],
        i_archive_sh_username_bare_peer: [...ofAccount, 'bare_peer'],
        i_archive_sh_timestamp: ['server_host', 'timestamp'],
        i_archive_sh_username_origin_id: [...ofAccount, 'origin_id'],
      },
    },
  )
  await createTable(
    db,
    'archive_prefs',
    { ...account, def: text, always: text, never: text, created_at: created },
    { key: ofAccount },
  )
}

async function tokens(db: Kysely<unknown>) {
  await createTable(db, 'oauth_token', { token: textKey, jid: text, scope: text, expire: bigint })
  await createTable(db, 'oauth_client', {
    client_id: textKey,
    client_name: text,
    grant_type: text,
    options: text,
  })
  await createTable(
    db,
    'push_session',
    { ...account, timestamp: bigint, service: text, node: text, xml: text },
    {
      key: [...ofAccount, 'timestamp'],
      uniques: { i_push_session_susn: [...ofAccount, 'service', 'node'] },
    },
  )
  await createTable(
    db,
    'invite_token',
    {
      token: textKey,
      ...account,
      invitee: emptyText,
      created_at: created,
      expires: now,
      type: letter,
      account_name: text,
    },
    {
      indexes: {
        i_invite_token_username_server_host: ['username', 'server_host'],
        i_invite_token_invitee: ['invitee'],
      },
    },
  )
}

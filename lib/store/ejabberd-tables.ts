import type { ColumnType, Generated } from 'kysely'

/**
 * ejabberd's own tables, as its current multi-host SQL schema names them (`sql/lite.new.sql` and
 * `sql/pg.new.sql`, the one with `server_host`), so that a real ejabberd pointed at the same database finds the same accounts and rosters.
 *
 * `created_at` is UTC text, "YYYY-MM-DD HH:MM:SS", set by the database.
 */
export interface EjabberdTables {
  users: UsersTable
  last: LastTable
  rosterusers: RosterUsersTable
  rostergroups: RosterGroupsTable
  roster_version: { username: string; server_host: string; version: string }
  spool: SpoolTable
  private_storage: OfAccount & { namespace: string; data: string }
  vcard: OfAccount & { vcard: string }
  vcard_search: VcardSearchTable
  privacy_default_list: { username: string; server_host: string; name: string }
  privacy_list: OfAccount & { name: string; id: Generated<number> }
  privacy_list_data: PrivacyListDataTable
  sr_group: { name: string; server_host: string; opts: string; created_at: Generated<string> }
  sr_user: { jid: string; server_host: string; grp: string; created_at: Generated<string> }
  muc_room: { name: string; server_host: string; host: string; opts: string; created_at: Generated<string> }
  muc_registered: {
    jid: string
    host: string
    server_host: string
    nick: string
    created_at: Generated<string>
  }
  muc_room_subscribers: MucSubscribersTable
  archive: ArchiveTable
  archive_prefs: OfAccount & { def: string; always: string; never: string }
  motd: OfAccount & { xml: string | null }
  oauth_token: OauthTokenTable
  oauth_client: OauthClientTable
  push_session: PushSessionTable
  invite_token: InviteTokenTable
  pubsub_node: PubsubNodeTable
  pubsub_node_option: { nodeid: number | null; name: string; val: string }
  pubsub_state: PubsubStateTable
  pubsub_item: PubsubItemTable
}

/** Yes and no, read as 1 and 0. */
type Flag = ColumnType<0 | 1, boolean, boolean>

/** Most tables hang on an account: its name on a virtual host, both prepared. */
interface OfAccount {
  username: string
  server_host: string
  created_at: Generated<string>
}

export interface UsersTable extends OfAccount {
  /** 1: the password itself; 2, 3, 4: SCRAM with SHA-1, SHA-256, SHA-512. An account may have a row of each. */
  type: number
  /** The password, or SCRAM's StoredKey in base64. */
  password: string
  /** Base64; '' for a plain password, as `salt`. */
  serverkey: Generated<string>
  salt: Generated<string>
  iterationcount: Generated<number>
}

export interface LastTable {
  username: string
  server_host: string
  /** Seconds since 1970, as text. */
  seconds: string
  state: string
}

export interface RosterUsersTable extends OfAccount {
  /** The contact. */
  jid: string
  nick: string
  /** B(oth), T(o), F(rom), N(one). */
  subscription: string
  approved: Flag
  /** S(ubscribe), U(nsubscribe), B(oth), O(ut), I(n), N(one). */
  ask: string
  askmessage: string
  server: string
  /** Empty with ejabberd. Here any other word that somebody set for the subscription, after an "=". */
  subscribe: string
  type: string | null
}

export interface RosterGroupsTable {
  username: string
  server_host: string
  jid: string
  grp: string
}

/** Messages that wait for an account. */
export interface SpoolTable extends OfAccount {
  /** The stanza, with a delay element. */
  xml: string
  seq: Generated<number>
}

export interface VcardSearchTable {
  username: string
  lusername: string
  server_host: string
  fn: string
  lfn: string
  family: string
  lfamily: string
  given: string
  lgiven: string
  middle: string
  lmiddle: string
  nickname: string
  lnickname: string
  bday: string
  lbday: string
  ctry: string
  lctry: string
  locality: string
  llocality: string
  email: string
  lemail: string
  orgname: string
  lorgname: string
  orgunit: string
  lorgunit: string
}

export interface PrivacyListDataTable {
  id: number | null
  t: string
  value: string
  action: string
  ord: number
  match_all: Flag
  match_iq: Flag
  match_message: Flag
  match_presence_in: Flag
  match_presence_out: Flag
}

export interface MucSubscribersTable {
  room: string
  host: string
  jid: string
  nick: string
  nodes: string
  created_at: Generated<string>
}

export interface ArchiveTable extends OfAccount {
  /** Microseconds since 1970. */
  timestamp: number
  peer: string
  bare_peer: string
  xml: string
  txt: string | null
  id: Generated<number>
  kind: string | null
  nick: string | null
  origin_id: string | null
}

export interface OauthTokenTable {
  token: string
  /** Bare JID of its owner. */
  jid: string
  /** Scopes, joined by a space. */
  scope: string
  /** Seconds since 1970; valid before it. */
  expire: number
}

export interface OauthClientTable {
  client_id: string
  client_name: string
  /** "password" or "implicit". */
  grant_type: string
  /** A list of Erlang pairs in the external term format, base64. */
  options: string
}

export interface PushSessionTable {
  username: string
  server_host: string
  timestamp: number
  service: string
  node: string
  xml: string
}

export interface InviteTokenTable {
  token: string
  username: string
  server_host: string
  invitee: Generated<string>
  created_at: Generated<string>
  expires: Generated<string>
  type: string
  account_name: string
}

export interface PubsubNodeTable {
  /** A service, or for a personal node the bare JID of its owner. */
  host: string
  node: string
  parent: Generated<string>
  plugin: string
  nodeid: Generated<number>
}

export interface PubsubStateTable {
  nodeid: number | null
  jid: string
  /** o(wner), p(ublisher), u (may publish only), m(ember), c (outcast), n(one). */
  affiliation: string | null
  subscriptions: Generated<string>
  stateid: Generated<number>
}

/** Times are "mmmmmm:ssssss:uuuuuu": millions of seconds since 1970, seconds, microseconds. */
export interface PubsubItemTable {
  nodeid: number | null
  itemid: string
  publisher: string
  creation: string
  modification: string
  payload: Generated<string>
}

import type { Kysely } from 'kysely'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import { breathe, databaseTime } from '../time'
import type { RoomAddress } from './address'
import { parseNodes, parseOpts, printNodes, printOpts } from './format'
import type { Room, Subscriber } from './room'
import type { Service } from './services'

/** Rooms in tables muc_room and muc_room_subscribers: those that outlive a restart. */

/** What ejabberd writes for the time of a room that runs. */
const RUNNING = '1970-01-02'

const roomQuery = perStore(store =>
  store.prepare((db, param: Param<{ name: string; service: string }>) =>
    db
      .selectFrom('muc_room')
      .select(['opts', 'created_at'])
      .where('host', '=', param('service'))
      .where('name', '=', param('name')),
  ),
)

const subscribersQuery = perStore(store =>
  store.prepare((db, param: Param<{ name: string; service: string }>) =>
    db
      .selectFrom('muc_room_subscribers')
      .select(['jid', 'nick', 'nodes'])
      .where('host', '=', param('service'))
      .where('room', '=', param('name')),
  ),
)

/** `startedAt`: when this process did; a room that ran when ejabberd stopped counts as used then. */
export async function readStoredRoom(
  store: Store,
  address: RoomAddress,
  startedAt: number,
): Promise<Room | undefined> {
  const { name, service } = address
  const row = await roomQuery(store).first({ name, service })
  if (!row) return undefined
  const rows = await subscribersQuery(store).all({ name, service })
  const subscribers = rows.map(({ jid, nick, nodes }) => [jid, { nick, nodes: parseNodes(nodes) }] as const)
  const room = toRoom(address, row, startedAt)
  if (!room) throw new Error(`The options of room ${name}@${service} in table muc_room cannot be read`)
  return { ...room, subscribers: new Map(subscribers) }
}

function toRoom(
  { name, service, host }: RoomAddress,
  row: { readonly opts: string; readonly created_at: string },
  startedAt: number,
): Room | undefined {
  const opts = parseOpts(row.opts)
  if (!opts) return undefined
  const usedAt = row.created_at.startsWith(RUNNING)
    ? startedAt
    : Date.parse(`${row.created_at.replace(' ', 'T')}Z`)
  return { name, service, host, ...opts, subscribers: new Map(), usedAt }
}

/** Writes a room; of its subscribers what differs from `before`. Belongs into a transaction. */
export async function writeStoredRoom(
  db: Kysely<Schema>,
  room: Room,
  before?: ReadonlyMap<string, Subscriber>,
): Promise<void> {
  const { name, service, host, subscribers } = room
  const row = { server_host: host, opts: printOpts(room), created_at: databaseTime(room.usedAt) }
  await db
    .insertInto('muc_room')
    .values({ name, host: service, ...row })
    .onConflict(conflict => conflict.columns(['name', 'host']).doUpdateSet(row))
    .execute()
  const gone = [...(before?.keys() ?? [])].filter(jid => !subscribers.has(jid))
  for (const jid of gone) {
    await db
      .deleteFrom('muc_room_subscribers')
      .where('host', '=', service)
      .where('room', '=', name)
      .where('jid', '=', jid)
      .execute()
  }
  for (const [jid, subscriber] of subscribers) {
    if (before?.get(jid) === subscriber) continue
    const values = { nick: subscriber.nick, nodes: printNodes(subscriber.nodes) }
    await db
      .insertInto('muc_room_subscribers')
      .values({ room: name, host: service, jid, ...values })
      .onConflict(conflict => conflict.columns(['host', 'room', 'jid']).doUpdateSet(values))
      .execute()
  }
}

export async function deleteStoredRoom(db: Kysely<Schema>, { name, service }: RoomAddress): Promise<void> {
  await db.deleteFrom('muc_room_subscribers').where('host', '=', service).where('room', '=', name).execute()
  await db.deleteFrom('muc_room').where('host', '=', service).where('name', '=', name).execute()
}

const namesQuery = perStore(store =>
  store.prepare((db, param: Param<{ service: string }>) =>
    db.selectFrom('muc_room').select('name').where('host', '=', param('service')),
  ),
)

export async function storedRoomNames(store: Store, { service }: Service): Promise<string[]> {
  const rows = await namesQuery(store).all({ service })
  return rows.map(row => row.name)
}

const ROOMS_A_PIECE = 500

const pieceQuery = perStore(store =>
  store.prepare((db, param: Param<{ service: string; from: string }>) =>
    db
      .selectFrom('muc_room')
      .select(['name', 'opts', 'created_at'])
      .where('host', '=', param('service'))
      .where('name', '>=', param('from'))
      .orderBy('name')
      .limit(ROOMS_A_PIECE + 1),
  ),
)

/** All rooms of a service in pieces, without their subscribers. What cannot be read is left out. */
export async function* storedRooms(
  store: Store,
  { service, host }: Service,
  startedAt: number,
): AsyncGenerator<readonly Room[]> {
  // One more than a piece is asked for: the next piece begins with it. A room may have no name.
  for (let from: string | undefined = ''; from !== undefined; ) {
    const rows = await pieceQuery(store).all({ service, from })
    const piece = rows.slice(0, ROOMS_A_PIECE)
    yield piece.flatMap(row => toRoom({ name: row.name, service, host }, row, startedAt) ?? [])
    from = rows[ROOMS_A_PIECE]?.name
    await breathe()
  }
}

const subscriptionsQuery = perStore(store =>
  store.prepare((db, param: Param<{ service: string; jid: string }>) =>
    db
      .selectFrom('muc_room_subscribers')
      .select(['room', 'nick', 'nodes'])
      .where('host', '=', param('service'))
      .where('jid', '=', param('jid')),
  ),
)

/** The rooms of a service that a bare JID subscribed to. */
export async function storedSubscriptions(
  store: Store,
  { service }: Service,
  jid: string,
): Promise<(Subscriber & { readonly room: string })[]> {
  const rows = await subscriptionsQuery(store).all({ service, jid })
  return rows.map(({ room, nick, nodes }) => ({ room, nick, nodes: parseNodes(nodes) }))
}

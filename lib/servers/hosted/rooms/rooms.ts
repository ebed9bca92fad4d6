import type { CommandFailure } from '@/lib/commands/outcome'
import type { Hosted } from '../context'
import type { RoomAddress } from './address'
import { forgetArchive } from './archive'
import { isOn, type Room, type Subscriber } from './room'
import type { Service } from './services'
import {
  deleteStoredRoom,
  readStoredRoom,
  storedRoomNames,
  storedRooms,
  storedSubscriptions,
  writeStoredRoom,
} from './stored'

/**
 * All rooms, wherever they are kept: persistent ones in the database, the others in the memory of this process, where
 * they are until somebody destroys them or it ends.
 */

export async function findRoom({ store, node }: Hosted, address: RoomAddress): Promise<Room | undefined> {
  return node.rooms.find(address) ?? (await readStoredRoom(store, address, node.startedAt))
}

/** False where the room exists. `isStored`: it outlives a restart though it is not persistent. */
export function createRoom(
  hosted: Hosted,
  room: Room,
  isStored = isOn(room, 'persistent'),
): Promise<boolean> {
  const { store, node } = hosted
  return node.rooms.inTurn(async () => {
    if (await findRoom(hosted, room)) return false
    if (isStored) await store.transact(trx => writeStoredRoom(trx, room))
    else node.rooms.put(room)
    return true
  })
}

/**
 * Changes a room as one step, so that of two changes at once none is lost. A room that becomes persistent moves to the
 * database, one that no longer is moves to memory.
 *
 * @returns the room as it is now, the failure that `edit` gave, or undefined where there is no such room
 */
export function changeRoom(
  { store, node }: Hosted,
  address: RoomAddress,
  edit: (room: Room) => Room | CommandFailure,
): Promise<Room | CommandFailure | undefined> {
  return node.rooms.inTurn(async () => {
    const inMemory = node.rooms.find(address)
    const before = inMemory ?? (await readStoredRoom(store, address, node.startedAt))
    if (!before) return undefined
    const room = edit(before)
    if ('kind' in room) return room
    const leaves = isOn(before, 'persistent') && !isOn(room, 'persistent')
    if (isOn(room, 'persistent') || (!inMemory && !leaves)) {
      const known = inMemory ? undefined : before.subscribers
      await store.transact(trx => writeStoredRoom(trx, room, known))
      node.rooms.forget(address)
    } else {
      node.rooms.put(room)
      if (!inMemory) await store.transact(trx => deleteStoredRoom(trx, address))
    }
    return room
  })
}

/** False where there is no such room. */
export function destroyRoom(hosted: Hosted, address: RoomAddress): Promise<boolean> {
  const { store, node } = hosted
  return node.rooms.inTurn(async () => {
    if (!(await findRoom(hosted, address))) return false
    node.rooms.forget(address)
    node.rooms.forgetHistory(address)
    await store.transact(async trx => {
      await deleteStoredRoom(trx, address)
      await forgetArchive(trx, address)
    })
    return true
  })
}

/** The names of all rooms of a service. */
export async function roomNames({ store, node }: Hosted, service: Service): Promise<string[]> {
  const stored = await storedRoomNames(store, service)
  return [...node.rooms.of(service).map(room => room.name), ...stored]
}

/** All rooms of a service, without the subscribers of those in the database. */
export async function* eachRoom({ store, node }: Hosted, service: Service): AsyncGenerator<Room> {
  yield* node.rooms.of(service)
  for await (const piece of storedRooms(store, service, node.startedAt)) yield* piece
}

/** The rooms of a service that a bare JID subscribed to. */
export async function subscriptionsOf(
  { store, node }: Hosted,
  service: Service,
  jid: string,
): Promise<(Subscriber & { readonly room: string })[]> {
  const inMemory = node.rooms.of(service).flatMap(room => {
    const subscriber = room.subscribers.get(jid)
    return subscriber ? [{ room: room.name, ...subscriber }] : []
  })
  return [...inMemory, ...(await storedSubscriptions(store, service, jid))]
}

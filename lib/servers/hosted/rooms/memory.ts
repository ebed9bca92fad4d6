import type { RoomAddress } from './address'
import type { Room } from './room'
import type { Service } from './services'

/** A message that was said in a room: when, as ejabberd writes times, and the stanza as people read it. */
export interface Said {
  readonly stamp: string
  readonly message: string
}

/** As many messages as ejabberd remembers of a room (`history_size` of mod_muc). */
const HISTORY_SIZE = 20

/**
 * What ejabberd keeps in the process of a room, and so is gone after a restart: rooms that are not persistent, and what
 * was last said in any room.
 */
export interface RoomMemory {
  find(address: RoomAddress): Room | undefined
  put(room: Room): void
  forget(address: RoomAddress): void
  of(service: Service): readonly Room[]
  history(address: RoomAddress): readonly Said[]
  say(address: RoomAddress, said: Said): void
  forgetHistory(address: RoomAddress): void
  /** Forgets all of a service, as a restart of mod_muc does. */
  clear(service: string): void
  /** Runs changes of rooms one after the other: a room may move between here and the database on the way. */
  inTurn<T>(change: () => Promise<T>): Promise<T>
}

export function createRoomMemory(): RoomMemory {
  const services = new Map<string, Map<string, Room>>()
  const histories = new Map<string, readonly Said[]>()
  const key = ({ name, service }: RoomAddress) => `${name}@${service}`
  let last: Promise<unknown> = Promise.resolve()
  return {
    find: ({ name, service }) => services.get(service)?.get(name),
    put(room) {
      const rooms = services.get(room.service) ?? new Map<string, Room>()
      services.set(room.service, rooms.set(room.name, room))
    },
    forget: ({ name, service }) => void services.get(service)?.delete(name),
    of: ({ service }) => [...(services.get(service)?.values() ?? [])],
    history: address => histories.get(key(address)) ?? [],
    say(address, said) {
      histories.set(key(address), [...(histories.get(key(address)) ?? []), said].slice(-HISTORY_SIZE))
    },
    forgetHistory: address => void histories.delete(key(address)),
    clear(service) {
      services.delete(service)
      for (const one of histories.keys()) if (one.endsWith(`@${service}`)) histories.delete(one)
    },
    inTurn(change) {
      const turn = last.then(change, change)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

import { formatJid, type Jid } from '@/lib/commands/jid'
import { type CommandFailure, refused } from '@/lib/commands/outcome'
import type { Hosted } from '../context'
import type { RoomAddress } from './address'
import { nickOwner } from './nicks'
import { affiliationOf, isOn, type Room } from './room'
import { changeRoom } from './rooms'
import { knownNodes } from './subscription-nodes'

const NO_ROOM = refused('The room does not exist')
const NICK_IN_USE = refused('That nickname is already in use by another occupant')

/** Subscribes a person to a room, or changes what they are told of; the nodes that are known. */
export async function subscribe(
  hosted: Hosted,
  address: RoomAddress,
  person: Jid,
  nick: string,
  nodes: readonly string[],
): Promise<readonly string[] | CommandFailure> {
  const jid = formatJid({ user: person.user, host: person.host })
  const owner = await nickOwner(hosted.store, address, nick)
  const known = knownNodes(nodes)
  const changed = await changeRoom(hosted, address, room => {
    if (!isOn(room, 'allow_subscription')) return refused('Subscriptions are not allowed')
    if (affiliationOf(room, jid) === 'outcast') return refused('You have been banned from this room')
    if (isNickOfAnother(room, nick, jid)) return NICK_IN_USE
    if (owner !== undefined && owner !== jid) return refused('That nickname is registered by another person')
    return { ...room, subscribers: new Map(room.subscribers).set(jid, { nick, nodes: known }) }
  })
  if (!changed) return NO_ROOM
  return 'kind' in changed ? changed : known
}

const isNickOfAnother = ({ subscribers }: Room, nick: string, jid: string) =>
  [...subscribers].some(([other, subscriber]) => subscriber.nick === nick && other !== jid)

/** Succeeds also for somebody who was not subscribed. */
export async function unsubscribe(
  hosted: Hosted,
  address: RoomAddress,
  person: Jid,
): Promise<true | CommandFailure> {
  const jid = formatJid({ user: person.user, host: person.host })
  const changed = await changeRoom(hosted, address, room => {
    const subscribers = new Map(room.subscribers)
    return subscribers.delete(jid) ? { ...room, subscribers } : room
  })
  if (!changed) return NO_ROOM
  return 'kind' in changed ? changed : true
}

import { formatJid, type Jid } from '@/lib/commands/jid'
import { element, elementsOf, type XmlElement } from '@/lib/xml/element'
import type { Hosted } from '../context'
import { isLoaded } from '../hosts'
import { addressed, messageType, newStanzaId } from '../stanza'
import { formatNow } from '../time'
import type { RoomAddress } from './address'
import { archiveSpoken } from './archive'
import { printForPeople } from './pretty-xml'
import { affiliationOf, isOn, type Room } from './room'
import { changeRoom, findRoom } from './rooms'
import { findService } from './services'
import { MESSAGES_NODE } from './subscription-nodes'

type Send = (hosted: Hosted, from: Jid, to: Jid, stanza: XmlElement) => Promise<void>

/** The room that a stanza is sent to; undefined where it goes elsewhere. Addresses are prepared. */
export function roomOf(hosted: Hosted, to: Jid): RoomAddress | undefined {
  const service = to.user && !hosted.config.hosts.includes(to.host) ? findService(hosted, to.host) : undefined
  return service && { ...service, name: to.user }
}

/**
 * Says something in a room. Nobody is in it, so only subscribers can; the room remembers it, and `send` brings it to
 * those who subscribed to messages (MUC/Sub).
 */
export async function speak(
  hosted: Hosted,
  address: RoomAddress,
  from: Jid,
  stanza: XmlElement,
  send: Send,
): Promise<void> {
  const isMessage = stanza.name === 'message' && messageType(stanza) === 'groupchat'
  if (!isMessage || !elementsOf(stanza).some(({ name }) => name === 'body')) return
  const room = await findRoom(hosted, address)
  const speaker = bare(from)
  const nick = room?.subscribers.get(speaker)?.nick
  if (!room || nick === undefined || !maySpeak(room, speaker)) return
  const roomJid: Jid = { user: room.name, host: room.service, resource: '' }
  const timestamp = Date.now() * 1000
  const heard = addressed(stanza, from, roomJid)
  hosted.node.rooms.say(address, { stamp: formatNow(), message: printForPeople(heard) })
  await changeRoom(hosted, address, now => ({ ...now, usedAt: timestamp / 1000 }))
  const isArchived = isOn(room, 'mam') && isLoaded(hosted, 'mod_mam')
  if (isArchived) await archiveSpoken(hosted.store, address, { from, nick, stanza: heard, timestamp })
  const marks = isArchived ? archiveMarks(bare(roomJid), String(timestamp)) : []
  const marked = { ...stanza, children: [...marks, ...stanza.children] }
  for (const [jid, { nodes }] of room.subscribers) {
    if (!nodes.includes(MESSAGES_NODE)) continue
    const [host = '', user = ''] = jid.split('@').reverse()
    const to: Jid = { user, host, resource: '' }
    await send(hosted, roomJid, to, event(addressed(marked, { ...roomJid, resource: nick }, to)))
  }
}

const bare = ({ user, host }: Jid) => formatJid({ user, host })

/** Under which id the archive has it (XEP-0359, and what came before). */
const archiveMarks = (by: string, id: string) => [
  element('archived', { by, id, xmlns: 'urn:xmpp:mam:tmp' }),
  element('stanza-id', { by, id, xmlns: 'urn:xmpp:sid:0' }),
]

/** In a moderated room, visitors may not. */
function maySpeak(room: Room, jid: string): boolean {
  const affiliation = affiliationOf(room, jid)
  if (affiliation === 'outcast') return false
  return affiliation !== 'none' || !isOn(room, 'moderated') || isOn(room, 'members_by_default')
}

function event(said: XmlElement): XmlElement {
  const id = newStanzaId()
  const item = element('item', { id }, { ...said, attrs: { ...said.attrs, xmlns: 'jabber:client' } })
  const items = element('items', { node: MESSAGES_NODE }, item)
  const xmlns = 'http://jabber.org/protocol/pubsub#event'
  return element('message', { id }, element('event', { xmlns }, items))
}

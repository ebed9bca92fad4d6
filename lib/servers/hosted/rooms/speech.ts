import { formatJid, type Jid } from '@/lib/commands/jid'
import { element, elementsOf, type XmlElement } from '@/lib/xml/element'
import type { Hosted } from '../context'
import { addressed, messageType, newStanzaId } from '../stanza'
import { formatNow } from '../time'
import type { RoomAddress } from './address'
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
  const speaker = formatJid({ user: from.user, host: from.host })
  const nick = room?.subscribers.get(speaker)?.nick
  if (!room || nick === undefined || !maySpeak(room, speaker)) return
  const roomJid: Jid = { user: room.name, host: room.service, resource: '' }
  const at = Date.now()
  const message = printForPeople(addressed(stanza, from, roomJid))
  hosted.node.rooms.say(address, { stamp: formatNow(), message })
  await changeRoom(hosted, address, now => ({ ...now, usedAt: at }))
  for (const [jid, { nodes }] of room.subscribers) {
    if (!nodes.includes(MESSAGES_NODE)) continue
    const [host = '', user = ''] = jid.split('@').reverse()
    const to: Jid = { user, host, resource: '' }
    const said = addressed(stanza, { ...roomJid, resource: nick }, to)
    await send(hosted, roomJid, to, event(said))
  }
}

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

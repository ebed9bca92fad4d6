import { randomInt } from 'node:crypto'
import { formatJid, type Jid } from '@/lib/commands/jid'
import type { XmlElement } from '@/lib/xml/element'

const MESSAGE_TYPES = ['chat', 'error', 'groupchat', 'headline', 'normal']

/** What a message is for; an absent or unknown type is `normal` (RFC 6121, 5.2.2). */
export function messageType({ attrs }: XmlElement): string {
  return attrs.type !== undefined && MESSAGE_TYPES.includes(attrs.type) ? attrs.type : 'normal'
}

/** A stanza with the addresses that it is sent under, whatever it said before. */
export function addressed(stanza: XmlElement, from: Jid, to: Jid): XmlElement {
  const { to: _to, from: _from, type: _type, ...attrs } = stanza.attrs
  const type = stanza.name === 'message' ? messageType(stanza) : stanza.attrs.type
  return {
    ...stanza,
    attrs: {
      to: formatJid(to),
      from: formatJid(from),
      ...(type === undefined || type === 'normal' ? {} : { type }),
      ...attrs,
    },
  }
}

/** An id for a stanza that the server makes itself. */
export const newStanzaId = (): string => String(randomInt(2 ** 47))

import type { Jid } from '@/lib/commands/jid'
import { elementsOf, type XmlElement } from '@/lib/xml/element'
import { accountExists, accountOf } from './accounts'
import type { Hosted } from './context'
import { isLoaded } from './hosts'
import { roomOf, speak } from './rooms/speech'
import { storeMessage } from './spool'
import { addressed, messageType } from './stanza'

/** Messages of these types are of no use later, unless they say so. */
const FLEETING = ['groupchat', 'headline']

const HINTS = 'urn:xmpp:hints'
const AGAINST_STORING = ['no-store', 'no-storage', 'no-permanent-store', 'no-permanent-storage']

/**
 * Sends a stanza. Nobody is online here: a message to an account waits for it, everything else comes to nothing, as it
 * does with ejabberd for an account that is not online. Rooms hear what is said in them.
 */
export async function deliver(hosted: Hosted, from: Jid, to: Jid, stanza: XmlElement): Promise<void> {
  const room = roomOf(hosted, to)
  if (room) return speak(hosted, room, from, stanza, deliver)
  if (!isKept(stanza)) return
  const account = to.user ? accountOf(hosted, to.user, to.host) : undefined
  if (!account || !isLoaded(hosted, 'mod_offline')) return
  if (await accountExists(hosted, account.user, account.host)) {
    await storeMessage(hosted.store, account, addressed(stanza, from, to))
  }
}

/** Whether a stanza waits for an account that is not online: its own wish (XEP-0334) comes before its type. */
function isKept(stanza: XmlElement): boolean {
  const type = messageType(stanza)
  if (stanza.name !== 'message' || type === 'error') return false
  const hints = elementsOf(stanza).filter(({ attrs }) => attrs.xmlns === HINTS)
  if (hints.some(({ name }) => name === 'store')) return true
  return !hints.some(({ name }) => AGAINST_STORING.includes(name)) && !FLEETING.includes(type)
}

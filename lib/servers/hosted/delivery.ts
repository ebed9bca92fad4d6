import type { Jid } from '@/lib/commands/jid'
import type { XmlElement } from '@/lib/xml/element'
import { accountExists, accountOf } from './accounts'
import type { Hosted } from './context'
import { isLoaded } from './hosts'
import { storeMessage } from './spool'
import { addressed, messageType } from './stanza'

/** Messages of these types are of no use later. */
const FLEETING = ['error', 'groupchat', 'headline']

/**
 * Sends a stanza. Nobody is online here: a message to an account waits for it, everything else comes to nothing, as it
 * does with ejabberd for an account that is not online.
 */
export async function deliver(hosted: Hosted, from: Jid, to: Jid, stanza: XmlElement): Promise<void> {
  if (stanza.name !== 'message' || FLEETING.includes(messageType(stanza))) return
  const account = to.user ? accountOf(hosted, to.user, to.host) : undefined
  if (!account || !isLoaded(hosted, 'mod_offline')) return
  if (await accountExists(hosted, account.user, account.host)) {
    await storeMessage(hosted.store, account, addressed(stanza, from, to))
  }
}

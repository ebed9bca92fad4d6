import type { Kysely } from 'kysely'
import { formatJid, type Jid } from '@/lib/commands/jid'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import { childOf, textOf, type XmlElement } from '@/lib/xml/element'
import { printXml } from '@/lib/xml/print'
import type { RoomAddress } from './address'

/** What mod_mam keeps of the talk in rooms: rows of table archive under the room's JID. */

/** What stands for a room in the table. */
export const roomJid = ({ name, service }: RoomAddress) => formatJid({ user: name, host: service })

const archiveQuery = perStore(store =>
  store.prepare((db, param: Param<{ room: string; host: string }>) =>
    db
      .selectFrom('archive')
      .select('id')
      .where('server_host', '=', param('host'))
      .where('username', '=', param('room'))
      .limit(1),
  ),
)

/** Whether anything that was said in a room is archived. */
export async function hasArchive(store: Store, address: RoomAddress): Promise<boolean> {
  return (await archiveQuery(store).first({ room: roomJid(address), host: address.host })) !== undefined
}

interface Spoken {
  readonly from: Jid
  readonly nick: string
  readonly stanza: XmlElement
  /** Microseconds since 1970; it is the message's id in the archive too. */
  readonly timestamp: number
}

export async function archiveSpoken(
  { db }: Store,
  address: RoomAddress,
  { from, nick, stanza, timestamp }: Spoken,
): Promise<void> {
  await db
    .insertInto('archive')
    .values({
      username: roomJid(address),
      server_host: address.host,
      timestamp,
      peer: formatJid(from),
      bare_peer: formatJid({ user: from.user, host: from.host }),
      xml: printXml(stanza),
      txt: textOf(childOf(stanza, 'body')),
      kind: 'groupchat',
      nick,
    })
    .execute()
}

/** Belongs into the transaction that destroys the room: its next of that name shall not show what was said before. */
export async function forgetArchive(db: Kysely<Schema>, address: RoomAddress): Promise<void> {
  await db
    .deleteFrom('archive')
    .where('server_host', '=', address.host)
    .where('username', '=', roomJid(address))
    .execute()
}

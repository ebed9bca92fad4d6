import { formatJid } from '@/lib/commands/jid'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import type { RoomAddress } from './address'

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

/** Whether mod_mam has archived anything that was said in a room. */
export async function hasArchive(store: Store, { name, service, host }: RoomAddress): Promise<boolean> {
  const row = await archiveQuery(store).first({ room: formatJid({ user: name, host: service }), host })
  return row !== undefined
}

import type { Jid } from '@/lib/commands/jid'
import { formatJid } from '@/lib/commands/jid'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import type { Account } from './accounts'
import { databaseTime } from './time'

/** The message archive (mod_mam): each message stands in the archive of each of its local accounts, and of its room. */

const DAY_MS = 86_400_000

/** `groupchat`: the archives of rooms. */
export type ArchiveKind = 'all' | 'chat' | 'groupchat'

export const isArchiveKind = (word: string): word is ArchiveKind =>
  ['all', 'chat', 'groupchat'].includes(word)

const countQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('archive')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user')),
  ),
)

/** How many messages the archive of an account holds. */
export async function countArchived(store: Store, { user, host }: Account): Promise<number> {
  const row = await countQuery(store).first({ user, host })
  return Number(row?.count ?? 0)
}

/** The messages in the archive of an account, the oldest first, with their times. */
export async function readArchive({ db }: Store, { user, host }: Account) {
  const rows = await db
    .selectFrom('archive')
    .select(['timestamp', 'xml'])
    .where('server_host', '=', host)
    .where('username', '=', user)
    .orderBy('timestamp')
    .execute()
  return rows.map(({ timestamp, xml }) => ({ time: databaseTime(Number(timestamp) / 1000), xml }))
}

/** Empties the archive of an account: all of it, or what was written with a peer, of one resource if it names one. */
export async function clearArchive({ db }: Store, { user, host }: Account, peer?: Jid): Promise<void> {
  const own = db.deleteFrom('archive').where('server_host', '=', host).where('username', '=', user)
  const chosen = peer ? own.where(peer.resource ? 'peer' : 'bare_peer', '=', formatJid(peer)) : own
  await chosen.execute()
}

/** Deletes at most `limit` messages of a virtual host that are older than so many days; returns how many. */
export async function deleteOldArchived(
  { db }: Store,
  host: string,
  kind: ArchiveKind,
  days: number,
  limit: number,
): Promise<number> {
  // Microseconds; what is beyond every calendar is cut to what the column holds.
  const before = Math.max(0, Math.min((Date.now() - days * DAY_MS) * 1000, Number.MAX_SAFE_INTEGER))
  const { numDeletedRows } = await db
    .deleteFrom('archive')
    .where('id', 'in', inner => {
      const old = inner
        .selectFrom('archive')
        .select('id')
        .where('server_host', '=', host)
        .where('timestamp', '<', before)
        .limit(limit)
      return kind === 'all' ? old : old.where('kind', '=', kind)
    })
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

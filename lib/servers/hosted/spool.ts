import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { element, elementsOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import type { Account } from './accounts'
import { breathe, databaseTime, formatNow } from './time'

/** Messages that wait for accounts that are not online (mod_offline). On a hosted server nobody ever is. */

const DAY_MS = 86_400_000

const countQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('spool')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user')),
  ),
)

/** How many messages wait for an account. */
export async function countWaiting(store: Store, { user, host }: Account): Promise<number> {
  const row = await countQuery(store).first({ user, host })
  return Number(row?.count ?? 0)
}

/** The messages that wait for an account, in the order in which they came. */
export async function readWaiting({ db }: Store, { user, host }: Account) {
  const rows = await db
    .selectFrom('spool')
    .select(['created_at', 'xml'])
    .where('server_host', '=', host)
    .where('username', '=', user)
    .orderBy('seq')
    .execute()
  return rows.map(({ created_at, xml }) => ({ time: created_at, xml }))
}

/** Stores a message for an account, with the time and the host that did it. */
export async function storeMessage(
  store: Store,
  { user, host }: Account,
  message: XmlElement,
): Promise<void> {
  await storeMessages(store, host, [{ user, message }])
}

/** The same for many accounts of a virtual host at once; some thousands at most. */
export async function storeMessages(
  { db }: Store,
  host: string,
  messages: readonly { readonly user: string; readonly message: XmlElement }[],
): Promise<void> {
  const delay = element(
    'delay',
    { xmlns: 'urn:xmpp:delay', from: host, stamp: formatNow() },
    'Offline Storage',
  )
  const rows = messages.map(({ user, message }) => ({
    username: user,
    server_host: host,
    xml: printXml({ ...message, children: [...message.children, delay] }),
  }))
  await db.insertInto('spool').values(rows).execute()
}

/** Deletes at most `limit` messages of a virtual host that are older than so many days; returns how many. */
export async function deleteOldMessages(
  { db }: Store,
  host: string,
  days: number,
  limit: number,
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('spool')
    .where('seq', 'in', old =>
      old
        .selectFrom('spool')
        .select('seq')
        .where('server_host', '=', host)
        .where('created_at', '<', databaseTime(Date.now() - days * DAY_MS))
        .limit(limit),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

const pieceQuery = perStore(store =>
  store.prepare((db, param: Param<{ host: string; after: number }>) =>
    db
      .selectFrom('spool')
      .select(['seq', 'xml', 'created_at'])
      .where('server_host', '=', param('host'))
      .where('seq', '>', param('after'))
      .where('xml', 'like', '%jabber:x:expire%')
      .orderBy('seq')
      .limit(500),
  ),
)

/** Deletes the messages of a virtual host whose own time (XEP-0023) is over. */
export async function deleteExpiredMessages(store: Store, host: string): Promise<void> {
  for (let after = -1; ; ) {
    const rows = await pieceQuery(store).all({ host, after })
    const expired = rows.filter(row => isExpired(row.xml, row.created_at)).map(row => row.seq)
    if (expired.length > 0) await store.db.deleteFrom('spool').where('seq', 'in', expired).execute()
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    await breathe()
  }
}

function isExpired(xml: string, createdAt: string): boolean {
  const parsed = parseXml(xml)
  const inside = parsed.ok ? elementsOf(parsed.element) : []
  const expiry = inside.find(child => child.name === 'x' && child.attrs.xmlns === 'jabber:x:expire')
  const seconds = Number(expiry?.attrs.seconds)
  return Date.parse(`${createdAt.replace(' ', 'T')}Z`) + seconds * 1000 < Date.now()
}

import { formatJid, parseJid } from '@/lib/commands/jid'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import type { Service } from './services'

/**
 * Table muc_registered: nicknames that only their owner may use at a service. Column `host` is the service, or a room's
 * JID where a person registered a nickname in one room only.
 */

const nickQuery = perStore(store =>
  store.prepare((db, param: Param<{ service: string; jid: string }>) =>
    db
      .selectFrom('muc_registered')
      .select('nick')
      .where('host', '=', param('service'))
      .where('jid', '=', param('jid')),
  ),
)

/** The nickname that a bare JID registered. */
export async function registeredNick(
  store: Store,
  { service }: Service,
  jid: string,
): Promise<string | undefined> {
  return (await nickQuery(store).first({ service, jid }))?.nick
}

const ownersQuery = perStore(store =>
  store.prepare((db, param: Param<{ nick: string }>) =>
    db.selectFrom('muc_registered').select(['jid', 'host']).where('nick', '=', param('nick')),
  ),
)

/** The bare JID that registered a nickname, at the service or in this room of it. */
export async function nickOwner(
  store: Store,
  { service, name }: Service & { readonly name: string },
  nick: string,
): Promise<string | undefined> {
  const rows = await ownersQuery(store).all({ nick })
  return rows.find(({ host }) => host === service || host === formatJid({ user: name, host: service }))?.jid
}

/** False where the nickname is somebody else's, at the service or in a room of it. */
export function registerNick(
  { transact }: Store,
  { service, host }: Service,
  jid: string,
  nick: string,
): Promise<boolean> {
  return transact(async trx => {
    const rows = await trx
      .selectFrom('muc_registered')
      .select(['jid', 'host'])
      .where('nick', '=', nick)
      .execute()
    const rivals = rows.filter(row => parseJid(row.host)?.host === service)
    if (rivals.some(row => row.jid !== jid || row.host !== service)) return false
    const values = { server_host: host, nick }
    await trx
      .insertInto('muc_registered')
      .values({ jid, host: service, ...values })
      .onConflict(conflict => conflict.columns(['jid', 'host']).doUpdateSet(values))
      .execute()
    return true
  })
}

export async function unregisterNick({ db }: Store, { service }: Service, jid: string): Promise<void> {
  await db.deleteFrom('muc_registered').where('host', '=', service).where('jid', '=', jid).execute()
}

/** All registrations at a service. */
export async function registeredNicks(
  { db }: Store,
  { service }: Service,
): Promise<{ user: string; host: string; nick: string }[]> {
  const rows = await db
    .selectFrom('muc_registered')
    .select(['jid', 'nick'])
    .where('host', '=', service)
    .orderBy('jid')
    .execute()
  return rows.map(({ jid, nick }) => {
    const at = jid.indexOf('@')
    return { user: jid.slice(0, Math.max(at, 0)), host: jid.slice(at + 1), nick }
  })
}

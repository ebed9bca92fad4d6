import { perStore } from '@/lib/store/per-store'
import type { Answer, Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'

/** Private XML of accounts (XEP-0049): one element for each account and namespace. Names are prepared. */

const elementQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string; namespace: string }>) =>
    db
      .selectFrom('private_storage')
      .select('data')
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user'))
      .where('namespace', '=', param('namespace')),
  ),
)

/** The XML text that is stored, if any. */
export function readPrivate(
  store: Store,
  user: string,
  host: string,
  namespace: string,
): Answer<{ data: string } | undefined> {
  return elementQuery(store).first({ user, host, namespace })
}

export async function writePrivate(
  { db }: Store,
  user: string,
  host: string,
  namespace: string,
  data: string,
): Promise<void> {
  await db
    .insertInto('private_storage')
    .values({ username: user, server_host: host, namespace, data })
    .onConflict(conflict => conflict.columns(['server_host', 'username', 'namespace']).doUpdateSet({ data }))
    .execute()
}

export async function removePrivate(
  { db }: Store,
  user: string,
  host: string,
  namespace: string,
): Promise<void> {
  await db
    .deleteFrom('private_storage')
    .where('server_host', '=', host)
    .where('username', '=', user)
    .where('namespace', '=', namespace)
    .execute()
}

/** Accounts of a virtual host that have something in a namespace, by name. */
export async function ownersOfPrivate({ db }: Store, host: string, namespace: string): Promise<string[]> {
  const rows = await db
    .selectFrom('private_storage')
    .select('username')
    .where('server_host', '=', host)
    .where('namespace', '=', namespace)
    .orderBy('username')
    .execute()
  return rows.map(row => row.username)
}

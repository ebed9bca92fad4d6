import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { formatNow, formatSeconds } from './time'

/** When an account was last active, and what it said then (mod_last). */
export interface LastActivity {
  /** Since 1970; any whole number. */
  readonly seconds: bigint
  readonly status: string
}

/** What stands there from the registration until the first login. */
export const REGISTERED = "Registered but didn't login"

const lastQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('last')
      .select(['seconds', 'state'])
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user')),
  ),
)

export async function readLast(store: Store, user: string, host: string): Promise<LastActivity | undefined> {
  const row = await lastQuery(store).first({ user, host })
  return row && { seconds: BigInt(row.seconds), status: row.state }
}

/** Names are prepared; the account need not exist. `seconds` may be any whole number. */
export async function writeLast(
  { db }: Store,
  user: string,
  host: string,
  seconds: number | bigint,
  status: string,
): Promise<void> {
  const values = { seconds: seconds.toString(), state: status }
  await db
    .insertInto('last')
    .values({ username: user, server_host: host, ...values })
    .onConflict(conflict => conflict.columns(['server_host', 'username']).doUpdateSet(values))
    .execute()
}

/** As `get_last` tells it: the names are taken as they are. */
export async function describeLast(
  store: Store,
  user: string,
  host: string,
): Promise<{ timestamp: string; status: string }> {
  const last = await readLast(store, user, host)
  if (!last) return { timestamp: formatNow(), status: 'NOT FOUND' }
  return { timestamp: formatSeconds(last.seconds), status: last.status }
}

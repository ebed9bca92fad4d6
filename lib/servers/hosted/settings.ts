import { randomBytes } from 'node:crypto'
import { perStore } from '@/lib/store/per-store'
import type { Store } from '@/lib/store/store'

/** The server's own secret, made with the database: ejabberd's counterpart is the cookie of the Erlang node. */
export const cookieOf: (store: Store) => Promise<string> = perStore(store => keptSetting(store, 'cookie'))

/** A random value that is made once and kept. */
async function keptSetting({ db }: Store, name: string): Promise<string> {
  const value = randomBytes(15).toString('base64url').toUpperCase()
  await db
    .insertInto('console_setting')
    .values({ name, value })
    .onConflict(conflict => conflict.column('name').doNothing())
    .execute()
  const row = await db
    .selectFrom('console_setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value
}

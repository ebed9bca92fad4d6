import type { Kysely } from 'kysely'
import { sortByBytes } from '../dialect-sql'

/** In tables that an ejabberd made names sort as the database does; the list of a million accounts is read in their order. */
export async function sortNamesByBytes(db: Kysely<unknown>): Promise<void> {
  await sortByBytes(db, 'users', 'username')
}

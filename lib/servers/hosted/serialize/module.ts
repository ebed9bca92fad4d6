import type { Transaction } from 'kysely'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import type { ErlangTerm } from '../erlang-expression'

/**
 * What a module of ejabberd has in an export: records, which are tuples with their kind in front, as ejabberd 26.07
 * defines them. Facts from its `ejabberd_db_serialize.hrl`; the names of their fields are the keys of the JSON form.
 */
export interface SerializedModule {
  readonly name: string
  /** All records of a virtual host, in pieces. */
  read(store: Store, host: string): AsyncGenerator<readonly ErlangTerm[]>
  /** Deletes all that `write` writes. */
  clear(trx: Transaction<Schema>, host: string): Promise<void>
  /** Stores a record. False where it is none of this module's. */
  write(trx: Transaction<Schema>, host: string, record: ErlangTerm): Promise<boolean>
  /** The fields of each kind of record behind the kind itself. */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** So many rows are read, or records stored, at a time: some milliseconds. */
export const A_PIECE = 100

/**
 * Rows in pieces by an ascending text key that `page` reads on from: the first page has no `after`.
 */
export async function* pages<R>(
  page: (after: string | undefined) => Promise<R[]>,
  keyOf: (row: R) => string,
): AsyncGenerator<R[]> {
  for (let after: string | undefined; ; ) {
    const rows = await page(after)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < A_PIECE) return
    after = keyOf(last)
  }
}

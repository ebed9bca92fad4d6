import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Compilable, Kysely } from 'kysely'
import { openLibsql } from './libsql'
import { migrate } from './migrate'
import { type Param, type Prepared, prepare } from './prepared'
import type { Schema } from './schema'

/** The database, opened and up to date. Writes go through `db`, reads that must be quick through `prepare`. */
export interface Store {
  readonly db: Kysely<Schema>
  /**
   * A read that is compiled once. It sees what is committed, never a transaction that is under way.
   *
   * @example
   * const seconds = store.prepare((db, param: Param<{ user: string; host: string }>) =>
   *   db.selectFrom('last').select('seconds')
   *     .where('username', '=', param('user')).where('server_host', '=', param('host')))
   * await seconds.first({ user: 'alice', host: 'localhost' })
   */
  prepare<P extends Readonly<Record<string, unknown>>, R>(
    query: (db: Kysely<Schema>, param: Param<P>) => Compilable<R>,
  ): Prepared<P, R>
  close(): Promise<void>
}

/** `<dataFolder>/switchboard.db`, a file, or a database in memory that is gone with the process. */
export type StorePlace =
  | { readonly dataFolder: string }
  | { readonly file: string }
  | { readonly memory: true }

/**
 * Opens the database and brings its schema up to date; creates the folder and the file where they are missing.
 *
 * @throws NewerSchemaError where a newer version wrote it; Error with the path where it cannot be opened
 */
export async function openStore(place: StorePlace): Promise<Store> {
  if ('dataFolder' in place) mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 })
  const database = openLibsql(fileOf(place))
  try {
    await migrate(database.db)
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    db: database.db,
    prepare: query => prepare(database.db, database.ready, query),
    close: database.close,
  }
}

function fileOf(place: StorePlace) {
  if ('dataFolder' in place) return join(place.dataFolder, 'switchboard.db')
  return 'file' in place ? place.file : undefined
}

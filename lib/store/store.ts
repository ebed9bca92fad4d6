import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Compilable, Kysely, Transaction } from 'kysely'
import { cannotOpen, type OpenDatabase, OpeningError } from './database'
import { openLibsql } from './libsql'
import { migrate } from './migrate'
import { openPostgres, type PostgresOptions } from './postgres'
import { type Param, type Prepared, prepare } from './prepared'
import type { Schema } from './schema'

/**
 * The database, opened and up to date. Writes go through `db`, those of several steps through `transact`, reads that must
 * be quick through `prepare`.
 */
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
  /**
   * Runs a change as one step, as though it were alone: what it reads stays so until it has written. On PostgreSQL, where
   * others change things at the same time, it may run several times until nobody got in its way; so it does nothing but
   * read and write through `trx`.
   */
  transact<T>(change: (trx: Transaction<Schema>) => Promise<T>): Promise<T>
  /** Whether an error says that the database is not there or not ready, so that it may help to try again later. */
  isUnreachable(error: unknown): boolean
  close(): Promise<void>
}

/** `<dataFolder>/switchboard.db`, PostgreSQL, a file, or a database in memory that is gone with the process. */
export type StorePlace =
  | PostgresOptions
  | { readonly dataFolder: string }
  | { readonly file: string }
  | { readonly memory: true }

/**
 * Opens the database and brings its schema up to date; creates the folder and the file where they are missing.
 *
 * @throws OpeningError, which names the place without its password: it cannot be opened, a newer version wrote it, or an
 * ejabberd that keeps the tables of its single-host schema there
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const database = await open(place)
  try {
    await migrate(database.db)
  } catch (error) {
    await database.close()
    throw error instanceof OpeningError ? error : cannotOpen(nameOf(place), error)
  }
  return {
    db: database.db,
    prepare: query => prepare(database.db, database.ready, query),
    transact: database.transact,
    isUnreachable: database.isUnreachable,
    close: database.close,
  }
}

async function open(place: StorePlace): Promise<OpenDatabase> {
  if ('url' in place) return openPostgres(place)
  if ('dataFolder' in place) mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 })
  return openLibsql(fileOf(place))
}

function fileOf(place: Exclude<StorePlace, PostgresOptions>) {
  if ('dataFolder' in place) return join(place.dataFolder, 'switchboard.db')
  return 'file' in place ? place.file : undefined
}

/** For people; never with a password. */
function nameOf(place: StorePlace): string {
  if (!('url' in place)) return fileOf(place) ?? 'in memory'
  const { pathname, host, searchParams } = new URL(place.url)
  return `${decodeURIComponent(pathname.slice(1)) || 'of PostgreSQL'} at ${searchParams.get('host') ?? host}`
}

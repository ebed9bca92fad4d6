import type { Kysely } from 'kysely'
import { OpeningError } from './database'
import { lockSchema } from './dialect-sql'
import { createConsoleTables } from './migrations/console'
import { createDiscovery } from './migrations/discovery'
import { createEjabberdTables } from './migrations/ejabberd'
import { createRemainingTables } from './migrations/ejabberd-rest'
import { sortNamesByBytes } from './migrations/names-by-bytes'
import { createPubsubTables } from './migrations/pubsub'
import { createTokenNotes } from './migrations/token-notes'

/** A step forward of the schema. Steps are never changed or removed once released; a new one is added at the end. */
export interface Migration {
  readonly name: string
  readonly up: (db: Kysely<unknown>) => Promise<void>
}

export const MIGRATIONS: readonly Migration[] = [
  { name: '001-ejabberd', up: createEjabberdTables },
  { name: '002-console', up: createConsoleTables },
  { name: '003-token-notes', up: createTokenNotes },
  { name: '004-pubsub', up: createPubsubTables },
  { name: '005-discovery', up: createDiscovery },
  { name: '006-ejabberd-rest', up: createRemainingTables },
  { name: '007-names-by-bytes', up: sortNamesByBytes },
]

/** The database has steps that this version does not know: it must not touch it. */
export class NewerSchemaError extends OpeningError {
  override readonly name = 'NewerSchemaError'

  constructor(unknown: readonly string[]) {
    super(
      `The database was written by a newer Switchboard (unknown schema step ${unknown.join(', ')}). ` +
        'Start that version again, or name another data folder or database.',
    )
  }
}

interface Bookkeeping {
  console_migration: { name: string; applied_at: number }
}

/**
 * Brings the schema up to date. Each step and the record of it are one transaction, so an interruption at any moment
 * leaves whole steps; the next start goes on. Of two processes that start at once, one does each step.
 *
 * Tables of ejabberd that are there already, since an ejabberd made them, are kept with all that is in them, and get the
 * columns that they lack.
 *
 * @throws NewerSchemaError where the database is ahead of this version; SingleHostSchemaError where ejabberd's tables are
 * of its older kind
 */
export async function migrate<S>(
  database: Kysely<S>,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const db = database as unknown as Kysely<Bookkeeping>
  await db.transaction().execute(async trx => {
    await lockSchema(trx)
    await trx.schema
      .createTable('console_migration')
      .ifNotExists()
      .addColumn('name', 'text', column => column.primaryKey())
      .addColumn('applied_at', 'bigint', column => column.notNull())
      .execute()
  })
  const applied = await db.selectFrom('console_migration').select('name').orderBy('name').execute()
  const names = new Set(applied.map(row => row.name))
  const unknown = [...names].filter(name => !steps.some(step => step.name === name))
  if (unknown.length > 0) throw new NewerSchemaError(unknown)
  for (const step of steps) {
    if (!names.has(step.name)) await apply(db, step)
  }
}

async function apply(db: Kysely<Bookkeeping>, step: Migration) {
  await db.transaction().execute(async trx => {
    // The record comes first: writing it takes the lock, and whoever finds it written has nothing to do.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('console_migration')
      .values({ name: step.name, applied_at: Date.now() })
      .onConflict(conflict => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return
    await step.up(trx as unknown as Kysely<unknown>)
  })
}

import { closeSync, openSync } from 'node:fs'
import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import type { Statement } from './prepared'
import type { Schema } from './schema'

/** A database that is open: Kysely for everything, and quick statements for what is read often. */
export interface OpenDatabase {
  readonly db: Kysely<Schema>
  ready(sql: string): Statement
  close(): Promise<void>
}

const BUSY_TIMEOUT_MS = 5000

/**
 * Opens the embedded database; the only place that knows SQLite. A commit is on the disk when its promise resolves.
 *
 * @param file path, created readable by its owner only; undefined: in memory, for specs
 * @throws Error with the path where the file cannot be opened or is no database
 */
export function openLibsql(file: string | undefined): OpenDatabase {
  try {
    if (file) closeSync(openSync(file, 'a', 0o600))
    const writer = connect(file)
    // Quick statements have their own connection: on Kysely's they could run amid a transaction and see half of it.
    const reader = file ? connect(file) : writer
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: writer }) })
    return {
      db,
      ready: sql => ready(reader, sql),
      async close() {
        if (reader !== writer) reader.close()
        await db.destroy()
      },
    }
  } catch (error) {
    throw new Error(`Cannot open the database ${file}: ${error instanceof Error ? error.message : error}`)
  }
}

function connect(file = ':memory:') {
  const connection = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  return connection
}

/** Rows come as arrays and become objects here: quicker than the driver's own, which adds a property of its own. */
function ready(connection: ReturnType<typeof connect>, sql: string): Statement {
  const statement = connection.prepare(sql).raw()
  const names = statement.columns().map(column => column.name)
  const toRow = (values: unknown) =>
    Array.isArray(values) ? Object.fromEntries(names.map((name, at) => [name, values[at]])) : undefined
  return {
    all: values => statement.all(values).map(toRow),
    first: values => toRow(statement.get(values)),
  }
}

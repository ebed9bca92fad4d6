import { closeSync, openSync } from 'node:fs'
import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { cannotOpen, type OpenDatabase } from './database'
import type { Statement } from './prepared'
import type { Schema } from './schema'

const BUSY_TIMEOUT_MS = 5000

/**
 * Opens the embedded database; the only place that knows its driver. A commit is on the disk when its promise resolves.
 *
 * @param file path, created readable by its owner only; undefined: in memory, for specs
 * @throws OpeningError with the path where the file cannot be opened or is no database
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
      // There is one connection for writing, so that changes come one after the other.
      transact: change => db.transaction().execute(change),
      isUnreachable: () => false,
      async close() {
        if (reader !== writer) reader.close()
        await db.destroy()
      },
    }
  } catch (error) {
    throw cannotOpen(file ?? 'in memory', error)
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
  const toRow = (values: unknown) => {
    if (!Array.isArray(values)) return undefined
    const row: Record<string, unknown> = {}
    for (const [at, name] of names.entries()) row[name] = values[at]
    return row
  }
  return {
    all: values => statement.all(values).map(toRow),
    first: values => toRow(statement.get(values)),
  }
}

import {
  type ColumnDataType,
  type ColumnDefinitionBuilder,
  PostgresAdapter,
  type QueryExecutorProvider,
  type RawBuilder,
  sql,
} from 'kysely'

/** SQL that databases spell differently, all of it here: SQLite's and PostgreSQL's. */

type Db = QueryExecutorProvider

const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/**
 * All texts of a column in one, a line each, in no order that could be relied on; null where there is no row. Handing a
 * hundred rows over costs four times as much as handing over one. For texts that hold no line break.
 */
export const joinLines = (db: Db, column: string): RawBuilder<string | null> =>
  isPostgres(db)
    ? sql<string | null>`string_agg(${sql.ref(column)}, chr(10))`
    : sql<string | null>`group_concat(${sql.ref(column)}, char(10))`

/**
 * All rows of a query as one text: a JSON array of arrays with the columns in their order, ascending by the first one; a
 * number is a number, anything else a string. Two hundred rows are handed over in half the time.
 */
export function jsonRows(db: Db, columns: readonly string[]): RawBuilder<string> {
  const parts = sql.join(columns.map(column => sql.ref(column)))
  const order = sql.ref(columns[0] ?? '')
  return isPostgres(db)
    ? sql<string>`coalesce(json_agg(json_build_array(${parts}) order by ${order}), '[]')::text`
    : sql<string>`json_group_array(json_array(${parts}) order by ${order})`
}

type ColumnType = ColumnDataType | RawBuilder<unknown>

/** A text that compares and sorts by its bytes, as in SQLite, whatever the database's own order is. */
export const textType = (db: Db): ColumnType => (isPostgres(db) ? sql`text collate "C"` : 'text')

/** Makes a column of texts sort by their bytes where it does not; `textType` alone does not reach tables that are there. */
export async function sortByBytes(db: Db, table: string, column: string): Promise<void> {
  if (!isPostgres(db)) return
  await sql`alter table ${sql.ref(table)} alter column ${sql.ref(column)} type text collate "C"`.execute(db)
}

/** The type of a column that counts up by itself; the column itself is made by `countingUp`. */
export const serialType = (db: Db): ColumnType => (isPostgres(db) ? 'bigserial' : 'integer')

export const countingUp = (db: Db, column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  isPostgres(db) ? column : column.autoIncrement()

/** Bytes. */
export const bytesType = (db: Db): ColumnType => (isPostgres(db) ? 'bytea' : 'blob')

/** The present in UTC, without a zone, as the default of a column. */
export const nowValue = (db: Db): RawBuilder<unknown> =>
  isPostgres(db) ? sql`(now() at time zone 'UTC')` : sql`CURRENT_TIMESTAMP`

/** Keeps other processes from changing the schema until the transaction ends. */
export async function lockSchema(trx: Db): Promise<void> {
  // SQLite has one writer at a time; the number is ours alone.
  if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(7271532280)`.execute(trx)
}

/** The names of a table's columns; none where there is no such table. */
export async function columnsOf(db: Db, table: string): Promise<ReadonlySet<string>> {
  const query = isPostgres(db)
    ? sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_schema = current_schema() and table_name = ${table}`
    : sql<{ name: string }>`select name from pragma_table_info(${table})`
  const { rows } = await query.execute(db)
  return new Set(rows.map(({ name }) => name))
}

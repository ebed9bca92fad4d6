import type { ColumnBuilderCallback, ColumnDataType, CreateTableBuilder, Kysely } from 'kysely'
import { OpeningError } from '../database'
import { bytesType, columnsOf, countingUp, nowValue, serialType, textType } from '../dialect-sql'

/** A column in one line: its type, and what is unusual about it. */
interface Column {
  readonly type: ColumnDataType | 'bytes'
  readonly nullable?: boolean
  readonly initial?: string | number | boolean | 'now'
  readonly key?: boolean
  /** Counts up by itself. */
  readonly serial?: boolean
  /** "table.column"; rows go with the one they refer to. */
  readonly refersTo?: string
}

export const text: Column = { type: 'text' }
export const textKey: Column = { type: 'text', key: true }
export const textOrNull: Column = { type: 'text', nullable: true }
export const emptyText: Column = { type: 'text', initial: '' }
export const integer: Column = { type: 'integer' }
export const integerOrNull: Column = { type: 'integer', nullable: true }
export const zero: Column = { type: 'integer', initial: 0 }
export const smallint: Column = { type: 'smallint' }
export const bigint: Column = { type: 'bigint' }
export const bigintOrNull: Column = { type: 'bigint', nullable: true }
export const letter: Column = { type: 'char(1)' }
export const flag: Column = { type: 'boolean' }
export const bytes: Column = { type: 'bytes' }
export const serial: Column = { type: 'integer', key: true, serial: true }
export const now: Column = { type: 'timestamp', initial: 'now' }
export const created = now

interface Keys {
  /** A primary key of several columns. */
  readonly key?: readonly string[]
  /** Indexes by name. */
  readonly indexes?: Readonly<Record<string, readonly string[]>>
  readonly uniques?: Readonly<Record<string, readonly string[]>>
}

/** The database has tables that an ejabberd made without the column `server_host`: they are for one virtual host each. */
export class SingleHostSchemaError extends OpeningError {
  override readonly name = 'SingleHostSchemaError'

  constructor(table: string) {
    super(
      `Table ${table} has no column server_host: it is of ejabberd's schema for a single virtual host. Switchboard works ` +
        "on the one for many (in ejabberd: new_sql_schema: true, and the command update_sql); see ejabberd's documentation.",
    )
  }
}

/**
 * Creates a table with its indexes, as the forward-only migrations describe them. One that an ejabberd made is left as it
 * is, but gets the columns and indexes that it lacks.
 */
export async function createTable(
  db: Kysely<unknown>,
  name: string,
  columns: Readonly<Record<string, Column>>,
  { key, indexes = {}, uniques = {} }: Keys = {},
): Promise<void> {
  const existing = await columnsOf(db, name)
  if (existing.size > 0) await addMissing(db, name, columns, existing)
  else {
    let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
    for (const [column, spec] of Object.entries(columns)) {
      table = table.addColumn(column, typeOf(db, spec), build(db, spec))
    }
    if (key) table = table.addPrimaryKeyConstraint(`${name}_pkey`, [...key])
    await table.execute()
  }
  const all = [
    ...Object.entries(indexes).map(([index, on]) => ({ index, on, isUnique: false })),
    ...Object.entries(uniques).map(([index, on]) => ({ index, on, isUnique: true })),
  ]
  for (const { index, on, isUnique } of all) {
    const create = db.schema
      .createIndex(index)
      .ifNotExists()
      .on(name)
      .columns([...on])
    await (isUnique ? create.unique() : create).execute()
  }
}

async function addMissing(
  db: Kysely<unknown>,
  name: string,
  columns: Readonly<Record<string, Column>>,
  existing: ReadonlySet<string>,
) {
  if ('server_host' in columns && !existing.has('server_host')) throw new SingleHostSchemaError(name)
  for (const [column, spec] of Object.entries(columns)) {
    if (existing.has(column)) continue
    await db.schema.alterTable(name).addColumn(column, typeOf(db, spec), build(db, spec)).execute()
  }
}

function typeOf(db: Kysely<unknown>, { type, serial }: Column) {
  if (serial) return serialType(db)
  if (type === 'bytes') return bytesType(db)
  return type === 'text' ? textType(db) : type
}

function build(db: Kysely<unknown>, spec: Column): ColumnBuilderCallback {
  return start => {
    let column = start
    if (spec.key) column = column.primaryKey()
    if (spec.serial) return countingUp(db, column)
    if (!spec.nullable) column = column.notNull()
    if (spec.refersTo) column = column.references(spec.refersTo).onDelete('cascade')
    if (spec.initial === 'now') return column.defaultTo(nowValue(db))
    return spec.initial === undefined ? column : column.defaultTo(spec.initial)
  }
}

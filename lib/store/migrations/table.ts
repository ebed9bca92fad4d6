import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely'

/** A column in one line: its type, and what is unusual about it. */
interface Column {
  readonly type: ColumnDataType
  readonly nullable?: boolean
  readonly initial?: string | number | 'now'
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

/** Creates a table with its indexes, as the forward-only migrations describe them. */
export async function createTable(
  db: Kysely<unknown>,
  name: string,
  columns: Readonly<Record<string, Column>>,
  { key, indexes = {}, uniques = {} }: Keys = {},
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
  for (const [column, spec] of Object.entries(columns)) table = addColumn(table, column, spec)
  if (key) table = table.addPrimaryKeyConstraint(`${name}_pkey`, [...key])
  await table.execute()
  for (const [index, on] of Object.entries(indexes)) {
    await db.schema
      .createIndex(index)
      .on(name)
      .columns([...on])
      .execute()
  }
  for (const [index, on] of Object.entries(uniques)) {
    await db.schema
      .createIndex(index)
      .unique()
      .on(name)
      .columns([...on])
      .execute()
  }
}

function addColumn(table: CreateTableBuilder<string, string>, name: string, spec: Column) {
  return table.addColumn(name, spec.type, build => {
    let column = build
    if (spec.key) column = column.primaryKey()
    if (spec.serial) return column.autoIncrement()
    if (!spec.nullable) column = column.notNull()
    if (spec.refersTo) column = column.references(spec.refersTo).onDelete('cascade')
    if (spec.initial === 'now') return column.defaultTo(sql`CURRENT_TIMESTAMP`)
    return spec.initial === undefined ? column : column.defaultTo(spec.initial)
  })
}

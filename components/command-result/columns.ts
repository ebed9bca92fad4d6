import { shortText } from '@/components/form/short-text'
import type { Field, Json } from '@/lib/commands/types'
import { isObject, pairOf } from './fits'

/** A column of a result's table. */
export interface Column {
  readonly key: string
  /** The field's own name; what it is called on the wire. */
  readonly label: string
  readonly isNumber: boolean
  readonly isSecret: boolean
  readonly cell: (row: Json) => Json
}

export interface TableShape {
  readonly columns: readonly Column[]
  readonly rows: readonly Json[]
}

/** The table that a list is: a column for each field of its tuples, or one for its scalars. */
export function tableOf(of: Field, json: Json, secrets: readonly string[]): TableShape {
  if (of.type.kind === 'tuple') {
    const pair = pairOf(of)
    const rows =
      pair && isObject(json)
        ? Object.entries(json).map(([name, value]) => ({ [pair.name.name]: name, [pair.value.name]: value }))
        : asRows(json)
    return {
      rows,
      columns: of.type.fields.map(field => columnOf(field, secrets, row => member(row, field.name))),
    }
  }
  return { rows: asRows(json), columns: [columnOf(of, secrets, row => row)] }
}

function columnOf(field: Field, secrets: readonly string[], cell: (row: Json) => Json): Column {
  return {
    key: field.name || 'value',
    label: field.name || 'value',
    isNumber: field.type.kind === 'integer',
    isSecret: secrets.includes(field.name),
    cell,
  }
}

const asRows = (json: Json): readonly Json[] => (Array.isArray(json) ? json : [])

const member = (row: Json, name: string): Json =>
  isObject(row) && Object.hasOwn(row, name) ? (row[name] ?? null) : null

/** What a cell shows and what is searched, sorted and exported. */
export const cellText = (column: Column, row: Json): string => shortText(column.cell(row))

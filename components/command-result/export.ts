import { csvCell, csvFile } from '@/lib/client/save-file'
import type { Json } from '@/lib/commands/types'
import { type Column, cellText } from './columns'

/** A table as CSV, a heading first. */
export const csvOf = (columns: readonly Column[], rows: readonly Json[]): string =>
  csvFile([
    columns.map(column => csvCell(column.label)),
    ...rows.map(row => columns.map(column => csvCell(cellText(column, row), column.isNumber))),
  ])

export const jsonOf = (rows: readonly Json[]): string => `${JSON.stringify(rows, null, 2)}\n`

/** `registered_users-2026-07-24T10-05-00.csv` */
export const fileName = (command: string, at: Date, extension: string): string =>
  `${command}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.${extension}`

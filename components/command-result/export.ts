import type { Json } from '@/lib/commands/types'
import { type Column, cellText } from './columns'

/** What a spreadsheet would take for a formula: `=1+1`, `@SUM(…)`, `+cmd|…`, also after a tab or a line end. */
const FORMULA = /^[=+\-@\t\r\n]/

/** A cell of CSV (RFC 4180). Text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers. */
function csvCell(text: string, isNumber: boolean): string {
  const safe = FORMULA.test(text) && !(isNumber && /^-?\d+$/.test(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as CSV, a heading first. It begins with a byte-order mark, by which spreadsheets know UTF-8. */
export function csvOf(columns: readonly Column[], rows: readonly Json[]): string {
  const lines = [
    columns.map(column => csvCell(column.label, false)).join(','),
    ...rows.map(row => columns.map(column => csvCell(cellText(column, row), column.isNumber)).join(',')),
  ]
  return `\ufeff${lines.join('\r\n')}\r\n`
}

export const jsonOf = (rows: readonly Json[]): string => `${JSON.stringify(rows, null, 2)}\n`

/** `registered_users-2026-07-24T10-05-00.csv` */
export const fileName = (command: string, at: Date, extension: string): string =>
  `${command}-${at.toISOString().slice(0, 19).replaceAll(':', '-')}.${extension}`

/** Hands text to the person as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has started reading by then; revoked at once, some save an empty file.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** What a spreadsheet would take for a formula: `=1+1`, `@SUM(…)`, `+cmd|…`, also after a tab or a line end. */
const FORMULA = /^[=+\-@\t\r\n]/

/** A cell of CSV (RFC 4180). Text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers. */
export function csvCell(text: string, isNumber = false): string {
  const safe = FORMULA.test(text) && !(isNumber && /^-?\d+$/.test(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of cells as a CSV file. It begins with a byte-order mark, by which spreadsheets know UTF-8. */
export const csvFile = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map(cells => cells.join(',')).join('\r\n')}\r\n`

/** Hands text to the person as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has started reading by then; revoked at once, some save an empty file.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

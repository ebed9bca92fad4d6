/** One element per line; empty lines and spaces around are not meant. */
export function parseLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(Boolean)
}

/**
 * Cells of a pasted table: from a spreadsheet (tabs between cells), else CSV with `;` or `,`, quotes as in RFC 4180. A
 * first row that repeats the names of the columns is left out.
 */
export function parseTable(
  text: string,
  columns: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const separator = ['\t', ';', ','].find(each => text.includes(each)) ?? '\t'
  const rows = readCells(text, separator).filter(row => row.some(cell => cell !== ''))
  const isHead = rows[0]?.every((cell, at) => columns[at]?.some(name => same(name, cell)) ?? false)
  return isHead ? rows.slice(1) : rows
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

function readCells(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  const row = () => rows[rows.length - 1] as string[]
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator)
    row().push(cell.text)
    at = cell.end
    if (text[at] === separator) {
      at += 1
      if (at === text.length) row().push('')
    } else if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      rows.push([])
    }
  }
  return rows
}

function plain(text: string, start: number, separator: string) {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(start, end).trim(), end }
}

/** From a quote to the one that closes it; a doubled quote is a quote. Letters after it, as no program writes, are dropped. */
function quoted(text: string, start: number, separator: string) {
  let content = ''
  let at = start + 1
  while (at < text.length) {
    if (text[at] !== '"') content += text[at]
    else if (text[at + 1] === '"') content += text[++at]
    else break
    at += 1
  }
  return { text: content, end: plain(text, Math.min(at + 1, text.length), separator).end }
}

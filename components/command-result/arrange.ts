import type { Json } from '@/lib/commands/types'
import { type Column, cellText, type TableShape } from './columns'

export interface Sorting {
  readonly key: string
  readonly order: 'ascending' | 'descending'
}

/** What each row is searched in, made once for a table. */
export const searchText = ({ columns, rows }: TableShape): readonly string[] => {
  // A secret must not be found by guessing at it.
  const open = columns.filter(column => !column.isSecret)
  return rows.map(row =>
    open
      .map(column => cellText(column, row))
      .join('\n')
      .toLowerCase(),
  )
}

/** Rows that hold every word, in the order that a person chose. */
export function arrange(
  table: TableShape,
  texts: readonly string[],
  filter: string,
  sorting: Sorting | undefined,
): readonly Json[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const rows =
    words.length === 0
      ? table.rows
      : table.rows.filter((_, at) => words.every(word => texts[at]?.includes(word)))
  const column = sorting && table.columns.find(({ key }) => key === sorting.key)
  return column ? sort(rows, column, sorting.order) : rows
}

const collator = new Intl.Collator(undefined, { numeric: true })

function sort(rows: readonly Json[], column: Column, order: Sorting['order']): readonly Json[] {
  const sign = order === 'ascending' ? 1 : -1
  const keyed = rows.map(row => ({ row, text: cellText(column, row) }))
  const compare = column.isNumber ? compareIntegers : collator.compare
  return keyed.sort((a, b) => sign * compare(a.text, b.text)).map(({ row }) => row)
}

/** Exact at any size. */
function compareIntegers(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (x !== y || Number.isSafeInteger(x)) return x - y
  return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0
}

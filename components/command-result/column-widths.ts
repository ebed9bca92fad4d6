import type { Json } from '@/lib/commands/types'
import { type Column, cellText } from './columns'

const SAMPLE = 200
const CHARS_MIN = 6
const CHARS_MAX = 56
/** Arrow of the sorted column and its gap. */
const HEADING_EXTRA = 3

/**
 * A width for each column, in characters, from its heading and first rows. The table keeps them while it scrolls and is
 * filtered, so nothing jumps.
 */
export function columnWidths(columns: readonly Column[], rows: readonly Json[]): readonly number[] {
  const sample = rows.slice(0, SAMPLE)
  return columns.map(column => {
    const longest = sample.reduce<number>(
      (max, row) => Math.max(max, column.isSecret ? 20 : cellText(column, row).length),
      column.label.length + HEADING_EXTRA,
    )
    return Math.min(CHARS_MAX, Math.max(CHARS_MIN, longest)) + 3
  })
}

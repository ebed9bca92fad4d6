'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { TableHead, TableRow } from '@/components/ui/table'
import { TableHeader } from '@/components/ui/table-header'
import { arrange, type Sorting, searchText } from './arrange'
import { Cell } from './cell'
import { columnWidths } from './column-widths'
import { type Column, cellText, type TableShape } from './columns'
import { TableTools } from './table-tools'

const ROW_PX = 36
/** Fewer rows than this need no filter. */
const FILTER_FROM = 8

/** A list of a result: sorts, filters, exports, and draws only the rows in sight. */
export function ResultTable({ table, caption }: { table: TableShape; caption: string }) {
  const [filter, setFilter] = useState('')
  const [sorting, setSorting] = useState<Sorting>()
  const scroller = useRef<HTMLElement>(null)
  const texts = useMemo(() => searchText(table), [table])
  const wanted = useDeferredValue(filter)
  const rows = useMemo(() => arrange(table, texts, wanted, sorting), [table, texts, wanted, sorting])
  const widths = useMemo(() => columnWidths(table.columns, table.rows), [table])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const span = table.columns.length
  const chars = widths.reduce((sum, width) => sum + width, 0)

  return (
    <div className="grid min-w-0 gap-2">
      <TableTools
        table={table}
        shown={rows}
        filter={table.rows.length >= FILTER_FROM ? filter : undefined}
        onFilter={setFilter}
      />
      <section
        ref={scroller}
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[min(36rem,70dvh)] min-w-0 overflow-auto border-t border-line-strong"
      >
        <table
          aria-rowcount={rows.length + 1}
          style={{ minWidth: `${chars}ch` }}
          className={cx(
            'table-fixed border-separate border-spacing-0 text-left text-table',
            span === 1 ? 'w-full max-w-160' : 'w-full',
          )}
        >
          <caption className="sr-only">{caption}</caption>
          <colgroup>
            {table.columns.map((column, at) => (
              <col key={column.key} style={{ width: `${((widths[at] ?? 1) / chars) * 100}%` }} />
            ))}
          </colgroup>
          <TableHead>
            <tr>
              {table.columns.map(column => (
                <TableHeader
                  key={column.key}
                  number={column.isNumber}
                  sorted={sorting?.key === column.key ? sorting.order : undefined}
                  onSort={column.isSecret ? undefined : () => setSorting(nextSorting(sorting, column))}
                >
                  {column.label}
                </TableHeader>
              ))}
            </tr>
          </TableHead>
          <tbody>
            <Spacer height={before} span={span} />
            {items.map(item => (
              <TableRow
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 2}
              >
                {table.columns.map(column => (
                  <RowCell key={column.key} column={column} row={rows[item.index] ?? null} />
                ))}
              </TableRow>
            ))}
            <Spacer height={after} span={span} />
          </tbody>
        </table>
        {rows.length === 0 && <p className="px-2 py-6 text-muted">No row holds that. Take a letter away.</p>}
      </section>
    </div>
  )
}

function RowCell({ column, row }: { column: Column; row: TableShape['rows'][number] }) {
  const text = column.isSecret ? undefined : cellText(column, row)
  return (
    <td
      title={text && text.length > 40 ? text : undefined}
      className={cx(
        'h-9 border-b px-3 py-1.5 align-top first:pl-2 last:pr-2 wrap-anywhere',
        column.isNumber && 'text-right tabular-nums',
      )}
    >
      <div className="line-clamp-4">
        <Cell name={column.label} value={column.cell(row)} row={row} isSecret={column.isSecret} />
      </div>
    </td>
  )
}

/** Holds the place of the rows that are not drawn. */
function Spacer({ height, span }: { height: number; span: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} className="p-0" />
    </tr>
  ) : null
}

function nextSorting(now: Sorting | undefined, { key }: Column): Sorting | undefined {
  if (now?.key !== key) return { key, order: 'ascending' }
  return now.order === 'ascending' ? { key, order: 'descending' } : undefined
}

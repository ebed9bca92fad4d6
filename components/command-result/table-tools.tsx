'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'
import { saveFile } from '@/lib/client/save-file'
import type { Json } from '@/lib/commands/types'
import type { TableShape } from './columns'
import { csvOf, fileName, jsonOf } from './export'
import { MASK } from './mask-result'
import { useSurroundings } from './result-context'

interface Props {
  table: TableShape
  /** The rows that are left by the filter, as sorted. */
  shown: readonly Json[]
  /** undefined: there is nothing to filter. */
  filter: string | undefined
  onFilter: (filter: string) => void
}

const count = (rows: number) => rows.toLocaleString('en')

/** Above a table: the filter, how many rows it leaves, and export of just these. */
export function TableTools({ table, shown, filter, onFilter }: Props) {
  const { command } = useSurroundings()
  const all = table.rows.length
  const save = (extension: 'csv' | 'json') => {
    const name = fileName(command, new Date(), extension)
    if (extension === 'csv') saveFile(name, 'text/csv;charset=utf-8', csvOf(maskedColumns(table), shown))
    else saveFile(name, 'application/json', jsonOf(maskedRows(table, shown)))
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {filter !== undefined && (
        <SearchInput
          label="Filter these rows"
          placeholder="Filter"
          className="w-64 max-sm:w-full"
          value={filter}
          onChange={event => onFilter(event.target.value)}
        />
      )}
      <p role="status" className="text-muted tabular-nums">
        {shown.length === all
          ? `${count(all)} ${all === 1 ? 'row' : 'rows'}`
          : `${count(shown.length)} of ${count(all)}`}
      </p>
      <div className="ml-auto flex gap-1">
        <Button size="sm" variant="ghost" icon={Download} onClick={() => save('csv')}>
          CSV
        </Button>
        <Button size="sm" variant="ghost" icon={Download} onClick={() => save('json')}>
          JSON
        </Button>
      </div>
    </div>
  )
}

/** Secrets stay where they are revealed one by one; a file of them is no one's wish. */
const maskedColumns = ({ columns }: TableShape) =>
  columns.map(column => (column.isSecret ? { ...column, cell: () => MASK } : column))

function maskedRows(table: TableShape, rows: readonly Json[]): readonly Json[] {
  const secret = table.columns.filter(column => column.isSecret)
  if (secret.length === 0) return rows
  return rows.map(row =>
    typeof row === 'object' && row !== null && !Array.isArray(row)
      ? { ...row, ...Object.fromEntries(secret.map(({ key }) => [key, MASK])) }
      : MASK,
  )
}

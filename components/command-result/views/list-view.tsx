'use client'

import { useMemo } from 'react'
import { KeyValueList } from '@/components/ui/key-value-list'
import { tableOf } from '../columns'
import { pairOf } from '../fits'
import { ResultTable } from '../result-table'
import { line } from './tuple-view'
import type { ViewProps } from './view-props'

/** Pairs beyond this many are easier to find in a table with a filter. */
const PAIRS_MAX = 40

/** A table, or names with their values where the list is made of such pairs. */
export function ListView({ field, value, secrets }: ViewProps) {
  const of = field.type.kind === 'list' ? field.type.of : undefined
  const table = useMemo(() => of && tableOf(of, value, secrets), [of, value, secrets])
  if (!of || !table) return null
  if (table.rows.length === 0) return <p className="text-muted">The list is empty.</p>
  const [name, content] = table.columns
  if (pairOf(of) && name && content && table.rows.length <= PAIRS_MAX) {
    return (
      <KeyValueList
        className="max-w-180"
        items={table.rows.map(row => ({
          key: String(name.cell(row)),
          value: line(content.label, content.cell(row), row, secrets),
        }))}
      />
    )
  }
  return <ResultTable table={table} caption={field.name || 'Result'} />
}

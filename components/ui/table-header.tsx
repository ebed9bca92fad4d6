import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

export type SortOrder = 'ascending' | 'descending'

interface TableHeaderProps {
  number?: boolean
  className?: string
  /** How the table is sorted by this column; left out: it is not. */
  sorted?: SortOrder
  /** Makes the heading a button. */
  onSort?: () => void
  children: ReactNode
}

/** A column's heading. */
export function TableHeader({ number, className, sorted, onSort, children }: TableHeaderProps) {
  const Icon = sorted === 'ascending' ? ArrowUp : sorted === 'descending' ? ArrowDown : ChevronsUpDown
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx(
        'h-8 border-b border-line-strong px-3 text-caption font-medium whitespace-nowrap text-muted first:pl-2 last:pr-2',
        number && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={cx(
            'inline-flex h-6 items-center gap-1 rounded-sm hover:text-ink',
            number && 'flex-row-reverse',
            sorted && 'text-ink',
          )}
        >
          {children}
          <Icon aria-hidden className={cx('size-3', !sorted && 'text-faint')} />
        </button>
      ) : (
        children
      )}
    </th>
  )
}

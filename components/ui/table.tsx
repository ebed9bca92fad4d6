import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

interface TableProps extends ComponentProps<'table'> {
  /** Read out; shown where `captioned`. */
  caption: string
  captioned?: boolean
}

/** Scrolls sideways by itself where it is wider than the page; its head stays when `maxHeight` is set by the class. */
export function Table({ caption, captioned = false, className, children, ...rest }: TableProps) {
  return (
    <div className={cx('relative min-w-0 overflow-auto', className)}>
      <table className="w-full border-separate border-spacing-0 text-left text-table" {...rest}>
        <caption className={captioned ? 'pb-2 text-left text-section' : 'sr-only'}>{caption}</caption>
        {children}
      </table>
    </div>
  )
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="sticky top-0 z-10 bg-surface">{children}</thead>
}

export function TableRow({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cx('group/row hover:bg-hover', className)} {...rest} />
}

interface CellProps extends ComponentProps<'td'> {
  /** A number: right, in figures of one width. */
  number?: boolean
  mono?: boolean
}

const cell = (number: boolean | undefined) =>
  cx('h-9 border-b px-3 first:pl-2 last:pr-2', number && 'text-right tabular-nums')

export function TableCell({ number, mono, className, ...rest }: CellProps) {
  return <td className={cx(cell(number), mono && 'font-mono', className)} {...rest} />
}

/** The cell that names its row. */
export function TableRowHeader({ number, mono, className, ...rest }: CellProps) {
  return (
    <th scope="row" className={cx(cell(number), 'font-normal', mono && 'font-mono', className)} {...rest} />
  )
}

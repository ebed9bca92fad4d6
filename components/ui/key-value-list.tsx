import type { ReactNode } from 'react'
import { cx } from './cx'

export interface KeyValue {
  key: string
  value: ReactNode
  mono?: boolean
}

/** Facts about one thing, a line each. */
export function KeyValueList({ items, className }: { items: readonly KeyValue[]; className?: string }) {
  return (
    <dl className={cx('grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)]', className)}>
      {items.map(({ key, value, mono }) => (
        <div key={key} className="col-span-2 grid grid-cols-subgrid gap-x-6 border-b py-2 last:border-b-0">
          <dt className="text-muted">{key}</dt>
          <dd className={cx('min-w-0 wrap-anywhere', mono && 'font-mono')}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

import { Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

interface RefusedPanelProps {
  title: ReactNode
  /** Why, and what would have to change. */
  children: ReactNode
  action?: ReactNode
  className?: string
}

/** Something that is not permitted, where it would be: nothing went wrong, and nothing has changed. */
export function RefusedPanel({ title, children, action, className }: RefusedPanelProps) {
  return (
    <div role="alert" className={cx('flex gap-3 border-l-2 border-write bg-write-soft px-4 py-3', className)}>
      <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-write" />
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold wrap-anywhere">{title}</p>
        <div className="text-pretty wrap-anywhere">{children}</div>
        {action && <div className="mt-1.5 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}

import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

interface ErrorPanelProps {
  /** What went wrong, as a sentence without a full stop. */
  title: string
  /** The cause, and the next step. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** An error where it belongs: above the part of the page that it keeps from working. */
export function ErrorPanel({ title, children, action, className }: ErrorPanelProps) {
  return (
    <div
      role="alert"
      className={cx('flex gap-3 border-l-2 border-destructive bg-destructive-soft px-4 py-3', className)}
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold wrap-anywhere">{title}</p>
        {children && <div className="text-ink wrap-anywhere">{children}</div>}
        {action && <div className="mt-1.5 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  )
}

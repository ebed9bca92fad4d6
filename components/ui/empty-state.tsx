import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon?: LucideIcon
  /** Why there is nothing. */
  title: string
  /** What to do about it. */
  children?: ReactNode
  action?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-14 text-center">
      {Icon && <Icon aria-hidden strokeWidth={1.5} className="mb-1 size-7 text-faint" />}
      <p className="text-section">{title}</p>
      {children && <div className="max-w-md text-muted text-pretty">{children}</div>}
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}

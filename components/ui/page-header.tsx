import type { ReactNode } from 'react'
import { cx } from './cx'

interface PageHeaderProps {
  title: ReactNode
  /** The title is a command's name. */
  mono?: boolean
  /** Beside the title: badges. */
  beside?: ReactNode
  /** One sentence below. */
  children?: ReactNode
  /** Right: what one can do to the whole page. */
  actions?: ReactNode
}

/** The page's `h1`. */
export function PageHeader({ title, mono = false, beside, children, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pb-5">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className={cx('text-title wrap-anywhere', mono && 'font-mono tracking-normal')}>{title}</h1>
          {beside}
        </div>
        {children && <p className="max-w-prose text-muted text-pretty">{children}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}

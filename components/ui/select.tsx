import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { controlClass } from './input'

export interface SelectProps extends ComponentProps<'select'> {
  compact?: boolean
}

/** The browser's own select: known to everyone, right on every phone. Children are options. */
export function Select({ className, compact = false, children, ...rest }: SelectProps) {
  return (
    <span className={cx('relative block min-w-0', className)}>
      <select
        className={cx(controlClass, 'appearance-none pr-8', compact ? 'h-8 text-table' : 'h-9')}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
      />
    </span>
  )
}

'use client'

import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { Tooltip } from './tooltip'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon
  /** Read out, and shown as its tooltip. */
  label: string
  size?: 'sm' | 'md'
  /** Shown after the label in the tooltip: "Ctrl K". */
  shortcut?: string
}

export function IconButton({
  icon: Icon,
  label,
  size = 'md',
  shortcut,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={shortcut ? `${label}  ${shortcut}` : label}>
      <button
        type={type}
        aria-label={label}
        className={cx(
          'inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100',
          'hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-45',
          size === 'sm' ? 'size-7' : 'size-8',
          className,
        )}
        {...rest}
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </Tooltip>
  )
}

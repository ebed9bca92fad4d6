'use client'

import type { LucideIcon } from 'lucide-react'
import { type ComponentProps, type MouseEvent, useId } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class'
import { Spinner } from './spinner'
import { ReasonTooltip } from './tooltip'
import { VisuallyHidden } from './visually-hidden'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: LucideIcon
  /** Work is under way: shows it, keeps the width, ignores presses. */
  pending?: boolean
  /** Why it may not be pressed. The button stays in place, reachable by keyboard, and says so. */
  reason?: string
}

export function Button({
  variant,
  size,
  icon: Icon,
  pending = false,
  reason,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const blocked = pending || reason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      type={type}
      aria-disabled={blocked || undefined}
      aria-busy={pending || undefined}
      aria-describedby={reason ? reasonId : undefined}
      className={buttonClass(variant, size, className)}
      onClick={press}
      {...rest}
    >
      {pending ? <Spinner /> : Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
      {reason && <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden>}
    </button>
  )
  return reason ? <ReasonTooltip text={reason}>{button}</ReasonTooltip> : button
}

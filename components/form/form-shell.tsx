'use client'

import type { ComponentProps, KeyboardEvent, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

interface FormShellProps extends Omit<ComponentProps<'form'>, 'onSubmit'> {
  onSubmit: () => void
  /** Why it did not go, at the button. Required, so that no form forgets to say so; null: nothing went wrong. */
  error: ReactNode
  /** The buttons. */
  footer: ReactNode
}

/** Ctrl or ⌘ with Enter submits from anywhere inside. */
export function FormShell({ onSubmit, error, footer, className, children, ...rest }: FormShellProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    // React hands up keys from a dialog that the form opened, too; those are the dialog's.
    if (!event.currentTarget.contains(event.target as Node)) return
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSubmit()
  }
  return (
    <form
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
      className={cx('grid gap-5', className)}
      {...rest}
    >
      {children}
      {error}
      <div className="flex flex-wrap items-center gap-3">{footer}</div>
    </form>
  )
}

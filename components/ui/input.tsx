import type { ComponentProps } from 'react'
import { cx } from './cx'

/** The frame that every text control wears. */
export const controlClass = cx(
  'w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-ink max-sm:text-touch',
  'transition-[border-color] duration-100 hover:border-muted',
  'focus-visible:border-accent focus-visible:outline-offset-0 focus-visible:outline-ring',
  'aria-invalid:border-destructive aria-invalid:focus-visible:outline-destructive',
  'disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-muted',
)

export interface InputProps extends ComponentProps<'input'> {
  /** JIDs, names of commands, tokens. */
  mono?: boolean
}

export function Input({ mono, className, ...rest }: InputProps) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      className={cx(controlClass, 'h-9 read-only:bg-sunken', mono && 'font-mono', className)}
      {...rest}
    />
  )
}

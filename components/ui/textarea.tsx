import type { ComponentProps } from 'react'
import { cx } from './cx'
import { controlClass } from './input'

export interface TextareaProps extends ComponentProps<'textarea'> {
  mono?: boolean
}

/** Grows with what is typed, where the browser can. */
export function Textarea({ mono, className, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      spellCheck={!mono}
      className={cx(
        controlClass,
        'field-sizing-content max-h-96 min-h-20 resize-y py-1.5 read-only:bg-sunken',
        mono && 'font-mono leading-5',
        className,
      )}
      {...rest}
    />
  )
}

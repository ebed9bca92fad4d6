import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { FieldNotes, notesId } from './field-notes'

interface FieldGroupProps {
  legend: ReactNode
  hint?: ReactNode
  error?: string
  aside?: ReactNode
  /** Set off by a line at its left: a group inside a form. */
  rail?: boolean
  children: ReactNode
}

/** Several controls that are one thing: a tuple, a list, a choice. */
export function FieldGroup({ legend, hint, error, aside, rail = false, children }: FieldGroupProps) {
  const id = useId()
  return (
    <fieldset aria-describedby={notesId(id, hint, error)} className="grid min-w-0 gap-1.5">
      <legend className="contents">
        <span className="flex items-baseline justify-between gap-3">
          <span className="font-medium text-ink">{legend}</span>
          {aside && <span className="text-caption text-faint">{aside}</span>}
        </span>
      </legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className={cx('grid gap-4', rail && 'border-l border-line-strong pl-4')}>{children}</div>
    </fieldset>
  )
}

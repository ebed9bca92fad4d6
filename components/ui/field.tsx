import { type ReactNode, useId } from 'react'
import { FieldNotes, notesId } from './field-notes'

/** What a control must carry so that its label, hint and error are heard with it. Spread it first. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

interface FieldProps {
  label: ReactNode
  /** Heard, not seen: a cell, whose column says it. */
  labelHidden?: boolean
  hint?: ReactNode
  error?: string
  required?: boolean
  /** Beside the label, right: a type, a unit, a small action. */
  aside?: ReactNode
  /** For a test or a link that must find the control by id. */
  id?: string
  children: (control: ControlProps) => ReactNode
}

/** A labelled control with its hint and its error. */
export function Field({
  label,
  labelHidden = false,
  hint,
  error,
  required = false,
  aside,
  id,
  children,
}: FieldProps) {
  const generated = useId()
  const controlId = id ?? generated
  return (
    <div className="grid gap-1.5">
      <div className={labelHidden ? 'sr-only' : 'flex items-baseline justify-between gap-3'}>
        <label htmlFor={controlId} className="font-medium text-ink">
          {label}
          {required && <RequiredMark />}
        </label>
        {aside && <div className="text-caption text-faint">{aside}</div>}
      </div>
      {children({
        id: controlId,
        'aria-describedby': notesId(controlId, hint, error),
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      <FieldNotes id={controlId} hint={hint} error={error} />
    </div>
  )
}

/** Decoration: `aria-required` on the control says it aloud. Drawn, not written, so that the label reads as it is. */
export function RequiredMark() {
  return <span aria-hidden className="ml-0.5 text-faint after:content-['*']" />
}

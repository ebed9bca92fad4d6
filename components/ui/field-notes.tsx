import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const hintId = (id: string) => `${id}-hint`
const errorId = (id: string) => `${id}-error`

/** The `aria-describedby` of a control with these notes. */
export function notesId(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return [error && errorId(id), hint && hintId(id)].filter(Boolean).join(' ') || undefined
}

/** Below a control: what is wrong with it, then what it is for. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {error && (
        <p id={errorId(id)} className="flex gap-1.5 text-table text-destructive">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId(id)} className="text-caption text-muted">
          {hint}
        </p>
      )}
    </>
  )
}

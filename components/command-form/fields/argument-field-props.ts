import type { ArgumentNote } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'

/** What every field of a command's form is given. */
export interface ArgumentFieldProps {
  readonly field: Field
  readonly note: ArgumentNote
  /** Its place among the form's values: `users.0.value.jid`. */
  readonly path: string
  /** Its label when it stands in a row: heard only, since the row or column says it. */
  readonly rowLabel?: string
}

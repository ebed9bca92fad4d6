import { type FieldErrors, type FieldValues, set } from 'react-hook-form'

/** A message for the field at a form path. `kind` tells a field why, where it wants to know. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
  readonly kind: 'blank' | 'wrong'
}

/** Messages in the nested shape that react-hook-form keeps them in. */
export function fieldErrors<T extends FieldValues>(problems: readonly FieldProblem[]): FieldErrors<T> {
  const errors: FieldErrors = {}
  for (const { path, message, kind } of problems) set(errors, path, { type: kind, message })
  return errors as FieldErrors<T>
}

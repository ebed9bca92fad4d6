'use client'

import { useController } from 'react-hook-form'
import type { FormScalar } from '../model'

/** A text that the form holds at `path`: what to show, and what to do as a person types. */
export function useScalar(path: string) {
  const { field, fieldState } = useController({ name: path })
  const value: FormScalar = typeof field.value === 'string' ? field.value : null
  return {
    value,
    error: fieldState.error,
    set: (next: FormScalar) => field.onChange(next),
    /** Spread into a text control. */
    control: {
      ref: field.ref,
      name: path,
      value: value ?? '',
      onBlur: field.onBlur,
      onChange: (event: { target: { value: string } }) =>
        field.onChange(event.target.value === '' ? null : event.target.value),
    },
  }
}

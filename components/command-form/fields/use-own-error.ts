'use client'

import { get, useFormState } from 'react-hook-form'

/** The message about a list or tuple as a whole, not about one of its parts. */
export function useOwnError(path: string): string | undefined {
  const { errors } = useFormState({ name: path })
  const error: unknown = get(errors, path)
  const message = error && typeof error === 'object' && 'message' in error ? error.message : undefined
  return typeof message === 'string' ? message : undefined
}

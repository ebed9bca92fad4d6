import { useSyncExternalStore } from 'react'
import type { FormFields } from '@/components/command-form/model'

/** What is in the form now. Beside React's state, so that typing redraws what shows it and nothing else. */
export interface Draft {
  get(): FormFields
  set(values: FormFields): void
  subscribe(listen: () => void): () => void
}

export function createDraft(initial: FormFields): Draft {
  let now = initial
  const listeners = new Set<() => void>()
  return {
    get: () => now,
    set: values => {
      now = values
      for (const listen of listeners) listen()
    },
    subscribe: listen => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}

export const useDraft = (draft: Draft): FormFields =>
  useSyncExternalStore(draft.subscribe, draft.get, draft.get)

'use client'

import { useState } from 'react'
import type { Definition } from '@/lib/commands/definition'
import { readJson } from './exact-json'
import { formFromJson, type Problem } from './from-json'
import { type FormFields, formToJson } from './model'

interface Read {
  readonly values?: FormFields
  readonly error?: string
  readonly problems: readonly Problem[]
}

/**
 * The arguments as text, while a person edits them so. The form follows as long as the text fits; text that does not is
 * kept until it does, or until the person lets go of it.
 */
export function useRawJson(definition: Definition, onValues: (values: FormFields) => void) {
  const [text, setText] = useState<string>()
  const read = (source: string): Read => {
    const parsed = readJson(source)
    if ('problem' in parsed) return { error: parsed.problem, problems: [] }
    const { values, problems } = formFromJson(definition.args, parsed.json, definition.renames)
    return problems.length > 0 ? { problems } : { values, problems }
  }
  const now: Read = text === undefined ? { problems: [] } : read(text)
  return {
    isOpen: text !== undefined,
    text: text ?? '',
    error: now.error,
    problems: now.problems,
    /** The text fits the command, so nothing is lost when the form takes it over. */
    fits: now.values !== undefined,
    open: (values: FormFields) => setText(JSON.stringify(formToJson(definition.args, values), null, 2)),
    close: () => setText(undefined),
    edit: (source: string) => {
      setText(source)
      const { values } = read(source)
      if (values) onValues(values)
    },
  }
}

'use client'

import { type RefObject, useMemo } from 'react'
import type { FieldValues, Resolver } from 'react-hook-form'
import { fieldErrors } from '@/components/form/field-errors'
import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import { checkForm } from './check'
import type { Problem } from './from-json'
import { type FormFields, formPath } from './model'
import { xmlProblem } from './xml-problem'

/** What is wrong with the values of a definition's form, as a browser can tell. */
export const problemsOf = (definition: Definition, notes: CommandNotes, values: FormFields): Problem[] =>
  checkForm(definition.args, values, { notes, version: definition.version, xmlProblem })

/**
 * The same for react-hook-form.
 *
 * @param saysBlank whether to speak of what is still blank: not before a person has tried to run the command
 */
export function useResolver(
  definition: Definition,
  notes: CommandNotes,
  saysBlank: RefObject<boolean>,
): Resolver<FieldValues> {
  return useMemo(
    () => values => {
      const problems = problemsOf(definition, notes, values).filter(
        ({ blank }) => !blank || saysBlank.current,
      )
      if (problems.length === 0) return { values, errors: {} }
      const errors = fieldErrors(
        problems.map(({ path, message, blank }) => ({
          path: formPath(path),
          message,
          kind: blank ? ('blank' as const) : ('wrong' as const),
        })),
      )
      return { values: {}, errors }
    },
    [definition, notes, saysBlank],
  )
}

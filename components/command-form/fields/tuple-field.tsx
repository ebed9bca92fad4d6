'use client'

import { FieldGroup } from '@/components/ui/field-group'
import { keyOf } from '../model'
import { holderOf } from '../note-for'
import { ArgumentField } from './argument-field'
import type { ArgumentFieldProps } from './argument-field-props'
import { useOwnError } from './use-own-error'

/** Named values that belong together. */
export function TupleField({ field, note, path, rowLabel }: ArgumentFieldProps) {
  const error = useOwnError(path)
  if (field.type.kind !== 'tuple') return null
  return (
    <FieldGroup legend={rowLabel ?? note.label} hint={note.about} error={error} rail>
      {field.type.fields.map(part => (
        <ArgumentField
          key={part.name}
          field={part}
          path={`${path}.${keyOf(part.name)}`}
          holder={holderOf(field, note)}
        />
      ))}
    </FieldGroup>
  )
}

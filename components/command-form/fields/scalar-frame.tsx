'use client'

import type { ReactNode } from 'react'
import type { FieldError } from 'react-hook-form'
import { type ControlProps, Field } from '@/components/ui/field'
import { useFormParts } from '../form-parts'
import type { FormScalar } from '../model'
import { emptyText } from '../note-for'
import type { ArgumentFieldProps } from './argument-field-props'
import { EmptySwitch } from './empty-switch'

interface Props extends ArgumentFieldProps {
  value: FormScalar
  error: FieldError | undefined
  set: (value: FormScalar) => void
  hint?: ReactNode
  children: (control: ControlProps & { disabled: boolean }) => ReactNode
}

/** Label, hint and error of an argument without parts, and the offer to send empty text. */
export function ScalarFrame({ field, note, rowLabel, value, error, set, hint, children }: Props) {
  const { isDisabled } = useFormParts()
  const empty = emptyText(field, note)
  const offersEmpty =
    !isDisabled && (value === '' || empty === 'often' || (empty === 'perhaps' && error?.type === 'blank'))
  return (
    <Field
      label={rowLabel ?? note.label}
      labelHidden={rowLabel !== undefined}
      hint={hint ?? (rowLabel === undefined ? note.about : undefined)}
      error={error?.message}
      required
      aside={
        offersEmpty && rowLabel === undefined ? (
          <EmptySwitch label={note.label} value={value} set={set} />
        ) : (
          note.unit
        )
      }
    >
      {control => (
        <>
          {children({ ...control, disabled: isDisabled })}
          {offersEmpty && rowLabel !== undefined && <EmptySwitch label={rowLabel} value={value} set={set} />}
        </>
      )}
    </Field>
  )
}

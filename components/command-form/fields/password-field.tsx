'use client'

import { PasswordInput } from '@/components/ui/password-input'
import { useFormParts } from '../form-parts'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** Masked. Where a password is set rather than compared, one can be made. */
export function PasswordField(props: ArgumentFieldProps) {
  const { notes } = useFormParts()
  const { control, ...scalar } = useScalar(props.path)
  const generator = props.note.meaning === 'password' && notes.effect !== 'read'
  return (
    <ScalarFrame {...props} {...scalar}>
      {frame => <PasswordInput {...frame} {...control} generator={generator} autoComplete="new-password" />}
    </ScalarFrame>
  )
}

'use client'

import { useId } from 'react'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** One of a few values; where others are accepted too, the few are offered as one types. */
export function ChoiceField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  const listId = useId()
  const { choices = [], open = false } = props.note
  // A link or raw JSON may bring what is not offered: it is shown, and said to be wrong before it is sent.
  const shown = scalar.value && !choices.includes(scalar.value) ? [...choices, scalar.value] : choices
  return (
    <ScalarFrame {...props} {...scalar}>
      {frame =>
        open ? (
          <>
            <Input {...frame} {...control} list={listId} />
            <datalist id={listId}>
              {choices.map(choice => (
                <option key={choice} value={choice} />
              ))}
            </datalist>
          </>
        ) : (
          <Select {...frame} {...control}>
            <option value="">{scalar.value === '' ? '(empty text)' : 'Choose …'}</option>
            {shown.map(choice => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </Select>
        )
      }
    </ScalarFrame>
  )
}

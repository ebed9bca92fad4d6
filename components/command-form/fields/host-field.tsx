'use client'

import { useEffect, useId, useState } from 'react'
import { useFormState } from 'react-hook-form'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useFormParts } from '../form-parts'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

const OTHER = '\0other'

/** A virtual host of the server, or, once a person asks for it, any name. */
export function HostField(props: ArgumentFieldProps) {
  const { hosts = [], isDisabled } = useFormParts()
  const { control, ...scalar } = useScalar(props.path)
  const { isSubmitted } = useFormState()
  const [wantsOther, setWantsOther] = useState(false)
  const { value, set } = scalar
  const listId = useId()

  // The only virtual host is the answer; it stands there to be seen and changed.
  const only = hosts.length === 1 && !props.note.open && props.rowLabel === undefined ? hosts[0] : undefined
  const fillsIn = only !== undefined && value === null && !wantsOther && !isDisabled && !isSubmitted
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` is new on every render
  useEffect(() => {
    if (fillsIn) set(only)
  }, [fillsIn, only])

  const isForeign = value !== null && value !== '' && !hosts.includes(value)
  const isFree = hosts.length === 0 || props.note.open || wantsOther || isForeign
  const warning = isForeign && hosts.length > 0 && !props.note.open && 'Not a virtual host of this server.'
  return (
    <ScalarFrame {...props} {...scalar} hint={warning || props.note.about}>
      {frame =>
        isFree ? (
          <div className="flex gap-2">
            <Input {...frame} {...control} mono list={listId} />
            <datalist id={listId}>
              {hosts.map(host => (
                <option key={host} value={host} />
              ))}
            </datalist>
            {hosts.length > 0 && !props.note.open && (
              <button
                type="button"
                className="shrink-0 rounded-sm text-caption font-medium text-muted hover:text-ink"
                onClick={() => {
                  setWantsOther(false)
                  set(null)
                }}
              >
                Choose from list
              </button>
            )}
          </div>
        ) : (
          <Select
            {...frame}
            {...control}
            className="font-mono"
            onChange={event => {
              if (event.target.value === OTHER) {
                setWantsOther(true)
                set(null)
              } else control.onChange(event)
            }}
          >
            <option value="">Choose …</option>
            {hosts.map(host => (
              <option key={host} value={host}>
                {host}
              </option>
            ))}
            <option value={OTHER}>Other …</option>
          </Select>
        )
      }
    </ScalarFrame>
  )
}

'use client'

import { useEffect, useId, useState } from 'react'
import type { ControlProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useFormParts } from '../form-parts'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

/** A virtual host of the server, or, once a person asks for it, any name. */
export function HostField(props: ArgumentFieldProps) {
  const parts = useFormParts()
  const isLoading = parts.hosts === 'loading'
  const hosts = parts.hosts === undefined || parts.hosts === 'loading' ? NONE : parts.hosts
  const { control, ...scalar } = useScalar(props.path)
  const [wantsOther, setWantsOther] = useState(false)
  const { value, set } = scalar

  // The only virtual host is the answer; it stands there to be seen and changed.
  const only = hosts.length === 1 && !props.note.open && props.rowLabel === undefined ? hosts[0] : undefined
  const fillsIn = only !== undefined && value === null && !wantsOther && !parts.isDisabled
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` is new on every render
  useEffect(() => {
    if (fillsIn) set(only)
  }, [fillsIn, only])

  const isForeign = !isLoading && value !== null && value !== '' && !hosts.includes(value)
  const isFree = parts.hosts === undefined || props.note.open || wantsOther || isForeign
  const warning = isForeign && hosts.length > 0 && !props.note.open && 'Not a virtual host of this server.'
  const chooseOther = (wants: boolean) => {
    setWantsOther(wants)
    set(null)
  }
  return (
    <ScalarFrame {...props} {...scalar} hint={warning || undefined}>
      {frame =>
        isFree ? (
          <HostInput
            frame={frame}
            control={control}
            hosts={hosts}
            onTyped={() => setWantsOther(true)}
            onList={hosts.length > 0 && !props.note.open ? () => chooseOther(false) : undefined}
          />
        ) : (
          <HostSelect
            frame={frame}
            control={control}
            hosts={isLoading && value ? [value] : hosts}
            onOther={() => chooseOther(true)}
          />
        )
      }
    </ScalarFrame>
  )
}

const NONE: readonly string[] = []
const OTHER = '\0other'

interface PartProps {
  frame: ControlProps & { disabled: boolean }
  control: ReturnType<typeof useScalar>['control']
  hosts: readonly string[]
}

function HostSelect({ frame, control, hosts, onOther }: PartProps & { onOther: () => void }) {
  return (
    <Select
      {...frame}
      {...control}
      className={control.value ? 'font-mono' : undefined}
      onChange={event => (event.target.value === OTHER ? onOther() : control.onChange(event))}
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

interface InputProps extends PartProps {
  /** From now on it stays an input, also when its text is one of the hosts. */
  onTyped: () => void
  /** Back to the list; undefined: there is none. */
  onList: (() => void) | undefined
}

function HostInput({ frame, control, hosts, onTyped, onList }: InputProps) {
  const listId = useId()
  return (
    <div className="flex gap-2">
      <Input
        {...frame}
        {...control}
        mono
        list={listId}
        onChange={event => {
          onTyped()
          control.onChange(event)
        }}
      />
      <datalist id={listId}>
        {hosts.map(host => (
          <option key={host} value={host} />
        ))}
      </datalist>
      {onList && (
        <button
          type="button"
          onClick={onList}
          className="shrink-0 rounded-sm text-caption font-medium text-muted hover:text-ink"
        >
          Choose from list
        </button>
      )}
    </div>
  )
}

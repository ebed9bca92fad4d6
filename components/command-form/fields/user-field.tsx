'use client'

import { useEffect, useId, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Input } from '@/components/ui/input'
import { useFormParts } from '../form-parts'
import { formPath } from '../model'
import { noteFor } from '../note-for'
import type { ArgumentFieldProps } from './argument-field-props'
import { ScalarFrame } from './scalar-frame'
import { useScalar } from './use-scalar'

const PAUSE_MS = 250

/** The name of an account; those of the chosen virtual host are offered once a person types. */
export function UserField(props: ArgumentFieldProps) {
  const { control, ...scalar } = useScalar(props.path)
  const host = useHostOf(props.field.name)
  const [typed, setTyped] = useState('')
  const accounts = useAccounts(host, typed)
  const listId = useId()
  return (
    <ScalarFrame {...props} {...scalar}>
      {frame => (
        <>
          <Input
            {...frame}
            {...control}
            mono
            list={listId}
            onChange={event => {
              control.onChange(event)
              setTyped(event.target.value)
            }}
          />
          <datalist id={listId}>
            {accounts.map(account => (
              <option key={account} value={account} />
            ))}
          </datalist>
        </>
      )}
    </ScalarFrame>
  )
}

/** The virtual host that an account's name goes with: the next such argument, else the first. */
function useHostOf(name: string): string | undefined {
  const parts = useFormParts()
  const { args } = parts.definition
  const at = args.findIndex(field => field.name === name)
  const isHost = args.map(field => noteFor(parts, field).meaning === 'host')
  const next = isHost.indexOf(true, Math.max(at, 0))
  const field = args[next >= 0 ? next : isHost.indexOf(true)]
  const value: unknown = useWatch({ name: field ? formPath([field.name]) : '', disabled: !field })
  return field && typeof value === 'string' && value !== '' ? value : undefined
}

function useAccounts(host: string | undefined, typed: string): readonly string[] {
  const { findAccounts } = useFormParts()
  const [accounts, setAccounts] = useState<readonly string[]>([])
  useEffect(() => {
    setAccounts([])
    if (!host || !typed) return
    let isStale = false
    const timer = setTimeout(async () => {
      const found = await findAccounts(host, typed)
      if (!isStale) setAccounts(found)
    }, PAUSE_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [findAccounts, host, typed])
  return accounts
}

'use client'

import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useController } from 'react-hook-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FieldGroup } from '@/components/ui/field-group'
import { Input } from '@/components/ui/input'
import { useFormParts } from '../form-parts'
import { isRows } from '../model'
import type { ArgumentFieldProps } from './argument-field-props'
import { EmptyListHint } from './empty-list-hint'
import { useOwnError } from './use-own-error'

/** Scopes that are not commands. */
const WIDE = ['ejabberd:admin', 'ejabberd:user', 'sasl_auth']

/** What a token may do: wide scopes, and the commands of the server. */
export function ScopeField({ note, path }: ArgumentFieldProps) {
  const { commands, isDisabled } = useFormParts()
  const { field } = useController({ name: path })
  const error = useOwnError(path)
  const [typed, setTyped] = useState('')
  const listId = useId()
  const chosen = isRows(field.value)
    ? field.value.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    : []
  const choose = (scopes: readonly string[]) => field.onChange(scopes.map(value => ({ value })))
  const offered = [...WIDE, ...commands.map(({ name }) => name)].filter(scope => !chosen.includes(scope))
  const add = () => {
    const scope = typed.trim()
    if (scope && !chosen.includes(scope)) choose([...chosen, scope])
    setTyped('')
  }
  return (
    <FieldGroup legend={note.label} hint={note.about} error={error}>
      {chosen.length > 0 && (
        <ul aria-label={`Chosen: ${note.label}`} className="flex flex-wrap gap-1.5">
          {chosen.map(scope => (
            <li key={scope}>
              <button
                type="button"
                disabled={isDisabled}
                aria-label={`Remove ${scope}`}
                onClick={() => choose(chosen.filter(each => each !== scope))}
                className="rounded-sm"
              >
                <Badge tone="accent">
                  <span className="font-mono">{scope}</span>
                  <X aria-hidden className="size-3" />
                </Badge>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label="Add a scope" labelHidden>
        {control => (
          <div className="flex gap-2">
            <Input
              {...control}
              mono
              ref={field.ref}
              list={listId}
              disabled={isDisabled}
              placeholder="ejabberd:admin, or a command"
              value={typed}
              onChange={event => setTyped(event.target.value)}
              onBlur={add}
              onKeyDown={event => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
                event.preventDefault()
                add()
              }}
            />
            <datalist id={listId}>
              {offered.map(scope => (
                <option key={scope} value={scope} />
              ))}
            </datalist>
            <Button
              className="h-9"
              icon={Plus}
              reason={typed.trim() ? undefined : 'Type a scope first'}
              onClick={add}
            >
              Add
            </Button>
          </div>
        )}
      </Field>
      {chosen.length === 0 && <EmptyListHint />}
    </FieldGroup>
  )
}

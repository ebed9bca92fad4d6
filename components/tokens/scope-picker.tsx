'use client'

import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { Badge, EffectBadge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field-group'
import { SearchInput } from '@/components/ui/search-input'
import { searchCommands } from '@/lib/client/search-commands'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { WIDE_SCOPES } from './token-args'

interface ScopePickerProps {
  commands: readonly CatalogueCommand[]
  value: readonly string[]
  onChange: (scopes: readonly string[]) => void
  error?: string
}

const FOUND_MAX = 8

/** What a token opens: three wide scopes, and one per command. */
export function ScopePicker({ commands, value, onChange, error }: ScopePickerProps) {
  const [text, setText] = useState('')
  const listId = useId()
  const toggle = (scope: string) =>
    onChange(value.includes(scope) ? value.filter(each => each !== scope) : [...value, scope])
  const usable = commands.filter(({ unavailable }) => !unavailable)
  const found = text ? searchCommands(usable, text).slice(0, FOUND_MAX) : []
  const chosen = value.filter(scope => !WIDE_SCOPES.some(({ name }) => name === scope))
  return (
    <FieldGroup
      legend="Scopes"
      hint="A scope opens what a rule in api_permissions grants to it; alone it opens nothing."
      error={error}
    >
      <div className="grid gap-2">
        {WIDE_SCOPES.map(({ name, about }) => (
          <Checkbox
            key={name}
            label={<span className="font-mono">{name}</span>}
            hint={about}
            checked={value.includes(name)}
            onChange={() => toggle(name)}
          />
        ))}
      </div>
      <div className="grid gap-2">
        <SearchInput
          label="Add a command as a scope"
          placeholder="Add a command, such as get_roster"
          value={text}
          onChange={event => setText(event.target.value)}
          aria-controls={listId}
        />
        <ul id={listId} className="grid gap-1.5">
          {found.map(({ name, notes }) => (
            <li key={name} className="flex items-center justify-between gap-3">
              <Checkbox
                label={<span className="font-mono">{name}</span>}
                checked={value.includes(name)}
                onChange={() => toggle(name)}
              />
              <EffectBadge effect={notes.effect} bare />
            </li>
          ))}
          {text && found.length === 0 && (
            <li className="text-muted">No command of this server has that in its name</li>
          )}
        </ul>
        {chosen.length > 0 && (
          <ul aria-label="Chosen commands" className="flex flex-wrap gap-1.5">
            {chosen.map(scope => (
              <li key={scope}>
                <button
                  type="button"
                  onClick={() => toggle(scope)}
                  className="rounded-sm"
                  aria-label={`Remove ${scope}`}
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
      </div>
    </FieldGroup>
  )
}

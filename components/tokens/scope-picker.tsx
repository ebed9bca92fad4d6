'use client'

import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldGroup } from '@/components/ui/field-group'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { PresetList } from './preset-list'
import { WIDE_SCOPES } from './presets'
import { ScopeList } from './scope-list'

interface ScopePickerProps {
  commands: readonly CatalogueCommand[]
  value: readonly string[]
  onChange: (scopes: readonly string[]) => void
  error?: string
}

/** What a token is for: sets of commands, single commands, and three wide scopes. */
export function ScopePicker({ commands, value, onChange, error }: ScopePickerProps) {
  const clear = (
    <Button size="sm" variant="ghost" className="-my-1" onClick={() => onChange([])}>
      Clear {value.length} chosen
    </Button>
  )
  return (
    <FieldGroup
      legend="Scopes"
      hint="A scope is the name of a command. It opens what a rule of the server gives to it."
      error={error}
      aside={value.length > 0 ? clear : undefined}
    >
      <PresetList commands={commands} value={value} onChange={onChange} />
      <FieldGroup legend="Single commands">
        <ScopeList commands={commands} value={value} onChange={onChange} />
      </FieldGroup>
      <FieldGroup legend="Wide scopes" hint="A program that needs less should get less.">
        <div className="grid gap-2">
          {WIDE_SCOPES.map(({ name, about }) => (
            <Checkbox
              key={name}
              label={<span className="font-mono">{name}</span>}
              hint={about}
              checked={value.includes(name)}
              onChange={() =>
                onChange(value.includes(name) ? value.filter(scope => scope !== name) : [...value, name])
              }
            />
          ))}
        </div>
      </FieldGroup>
    </FieldGroup>
  )
}

'use client'

import { useRef } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { SearchInput } from '@/components/ui/search-input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Choice, choicesOf, type Filter } from './filter'
import { useSlashKey } from './use-slash-key'

interface FilterBarProps {
  commands: readonly CatalogueCommand[]
  filter: Filter
  onChange: (change: Partial<Filter>) => void
}

const effectOptions = [
  { value: '', label: 'All' },
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Write' },
  { value: 'destructive', label: 'Destructive' },
] as const

export function FilterBar({ commands, filter, onChange }: FilterBarProps) {
  const search = useRef<HTMLInputElement>(null)
  useSlashKey(search)
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchInput
        ref={search}
        label="Search commands"
        placeholder="Name, or what it does"
        value={filter.q}
        onChange={event => onChange({ q: event.target.value })}
        onKeyDown={event => event.key === 'Escape' && onChange({ q: '' })}
        aside={
          !filter.q && (
            <span className="max-md:hidden">
              <Kbd>/</Kbd>
            </span>
          )
        }
        className="min-w-60 flex-1 basis-full xl:basis-0"
      />
      <ChoiceSelect
        label="Tag"
        any="Any tag"
        value={filter.tag}
        choices={choicesOf(commands, 'tag')}
        onChange={tag => onChange({ tag })}
      />
      <ChoiceSelect
        label="Module"
        any="Any module"
        value={filter.module}
        choices={choicesOf(commands, 'module')}
        onChange={module => onChange({ module })}
      />
      <Segmented
        label="Effect"
        value={filter.effect}
        onChange={effect => onChange({ effect })}
        options={effectOptions}
        className="h-9 max-sm:w-full"
      />
    </search>
  )
}

interface ChoiceSelectProps {
  label: string
  any: string
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
}

function ChoiceSelect({ label, any, value, choices, onChange }: ChoiceSelectProps) {
  const known = value === '' || choices.some(choice => choice.value === value)
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      className="w-44 max-xl:flex-1"
    >
      <option value="">{any}</option>
      {!known && <option value={value}>{value} (0)</option>}
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.value} ({choice.count})
        </option>
      ))}
    </Select>
  )
}

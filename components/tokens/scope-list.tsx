'use client'

import { ChevronRight } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { EffectBadge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { SearchInput } from '@/components/ui/search-input'
import { Select } from '@/components/ui/select'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type ScopeGroup, type ScopeView, scopeGroups } from './scope-groups'

interface ScopeListProps {
  commands: readonly CatalogueCommand[]
  value: readonly string[]
  onChange: (scopes: readonly string[]) => void
}

/** Every command of the server as a scope, by tag or module. */
export function ScopeList({ commands, value, onChange }: ScopeListProps) {
  const [view, setView] = useState<ScopeView>({ by: 'tag', text: '', effect: '' })
  const shown = useDeferredValue(view)
  const groups = scopeGroups(commands, shown)
  const isNarrow = shown.text.trim() !== '' || shown.effect !== ''
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        <SearchInput
          label="Find a command"
          placeholder="Find a command"
          className="flex-1 basis-48 max-sm:basis-full"
          value={view.text}
          onChange={event => setView({ ...view, text: event.target.value })}
        />
        <Select
          aria-label="Effect"
          className="w-34 max-sm:flex-1"
          value={view.effect}
          onChange={event => setView({ ...view, effect: event.target.value as ScopeView['effect'] })}
        >
          <option value="">Any effect</option>
          <option value="read">Read</option>
          <option value="write">Write</option>
          <option value="destructive">Destructive</option>
        </Select>
        <Select
          aria-label="Arrange"
          className="w-32 max-sm:flex-1"
          value={view.by}
          onChange={event => setView({ ...view, by: event.target.value as ScopeView['by'] })}
        >
          <option value="tag">By tag</option>
          <option value="module">By module</option>
        </Select>
      </div>
      <div className="max-h-96 overflow-auto border-y">
        {groups.map(group => (
          <Group
            key={`${shown.by} ${group.name} ${isNarrow}`}
            group={group}
            isOpen={isNarrow}
            value={value}
            onChange={onChange}
          />
        ))}
        {groups.length === 0 && (
          <p className="py-6 text-muted">No command of this server fits. Take a letter away.</p>
        )}
      </div>
    </div>
  )
}

function Group({
  group: { name, commands },
  isOpen,
  value,
  onChange,
}: Omit<ScopeListProps, 'commands'> & { group: ScopeGroup; isOpen: boolean }) {
  const [open, setOpen] = useState(isOpen)
  const names = commands.map(each => each.name)
  const chosen = names.filter(each => value.includes(each))
  const others = value.filter(scope => !names.includes(scope))
  const isAll = chosen.length === names.length
  return (
    <details
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
      className="border-b last:border-b-0"
    >
      <summary className="flex h-9 items-center gap-2 px-1 font-medium marker:text-faint hover:bg-hover">
        <ChevronRight aria-hidden className={cx('size-3.5 text-faint', open && 'rotate-90')} />
        {name}
        <span className="ml-auto text-caption font-normal text-muted tabular-nums">
          {chosen.length > 0 ? `${chosen.length} of ${names.length}` : names.length}
        </span>
      </summary>
      {open && (
        <div className="pb-2 pl-6">
          <Button
            size="sm"
            variant="ghost"
            className="-ml-2.5"
            onClick={() => onChange(isAll ? others : [...others, ...names])}
          >
            {isAll ? `None of ${name}` : `All of ${name}`}
          </Button>
          <ul className="mt-1.5 grid gap-1.5">
            {commands.map(({ name: scope, notes }) => (
              <li key={scope} className="flex items-start justify-between gap-3 pr-1">
                <Checkbox
                  label={<span className="font-mono wrap-anywhere">{scope}</span>}
                  hint={notes.summary}
                  checked={value.includes(scope)}
                  onChange={() =>
                    onChange(value.includes(scope) ? value.filter(each => each !== scope) : [...value, scope])
                  }
                />
                <EffectBadge effect={notes.effect} bare />
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  )
}

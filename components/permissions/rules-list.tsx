'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { SearchInput } from '@/components/ui/search-input'
import type { RuleOverview } from '@/lib/yaml/overview'
import { RuleRow } from './rule-row'

/** From this many rules on one has to look for one. */
const FILTER_FROM = 9
const SHOWN_AT_FIRST = 10

interface RulesListProps {
  rules: readonly RuleOverview[]
  file: string
}

export function RulesList({ rules, file }: RulesListProps) {
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = rules.filter(rule => {
    const text = [rule.name, rule.from, ...rule.who, rule.what].join(' ').toLowerCase()
    return words.every(word => text.includes(word))
  })
  return (
    <div className="grid gap-2">
      {rules.length >= FILTER_FROM && (
        <SearchInput
          label="Filter the rules"
          placeholder="A name, a person, a command"
          value={typed}
          onChange={event => setTyped(event.target.value)}
          className="mb-1 max-w-96"
          aside={
            <span className="text-caption text-muted tabular-nums">{`${found.length} of ${rules.length}`}</span>
          }
        />
      )}
      <ul className="grid border-t">
        {(all ? found : found.slice(0, SHOWN_AT_FIRST)).map(rule => (
          <RuleRow key={rule.name} rule={rule} file={file} />
        ))}
      </ul>
      {found.length > SHOWN_AT_FIRST && (
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={all}
          className="-ml-2.5 w-fit"
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show ${found.length - SHOWN_AT_FIRST} more`}
        </Button>
      )}
      {found.length === 0 && <p className="text-muted">No rule holds all of these words.</p>}
    </div>
  )
}

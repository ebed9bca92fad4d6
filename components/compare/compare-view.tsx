'use client'

import { Download, SearchX } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SearchInput } from '@/components/ui/search-input'
import { Segmented } from '@/components/ui/segmented'
import type { CompareAnswer } from '@/lib/client/compare'
import { saveFile } from '@/lib/client/save-file'
import { CompareList } from './compare-list'
import { csvOf, jsonOf } from './export'
import { type Filter, fitting } from './filter'

const whereOptions = [
  { value: '', label: 'All' },
  { value: 'here', label: 'Only here' },
  { value: 'there', label: 'Only there' },
  { value: 'both', label: 'Different' },
] as const

interface Props {
  answer: CompareAnswer
  filter: Filter
  onFilter: (change: Partial<Filter>) => void
}

/** What two sides do not have alike: how many, which, and how. */
export function CompareView({ answer, filter, onFilter }: Props) {
  const { commands, here, there, same } = answer
  const shown = fitting(commands, filter)
  const count = (where: string) => commands.filter(command => command.where === where).length
  const save = (extension: string, type: string, text: string) =>
    saveFile(`compare-${here.id}-${there.id}.${extension}`, type, text)
  return (
    <div className="grid gap-6">
      <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-12">
        <Figure label={`Only ${here.label}`} value={count('here')} />
        <Figure label={`Only ${there.label}`} value={count('there')} />
        <Figure label="Different" value={count('both')} />
        <Figure label="Alike" value={same} />
      </dl>
      <p className="text-muted">
        Here: {here.label} ({here.software}, {here.commands} commands). There: {there.label} ({there.software}
        , {there.commands} commands).
      </p>
      {commands.length === 0 ? (
        <EmptyState title="No difference">Every command is defined alike on both sides.</EmptyState>
      ) : (
        <>
          <div className="grid gap-3">
            <search className="flex flex-wrap items-center gap-2">
              <SearchInput
                label="Filter the commands"
                placeholder="Name or module"
                value={filter.q}
                onChange={event => onFilter({ q: event.target.value })}
                className="min-w-60 flex-1"
              />
              <Segmented
                label="Which"
                value={filter.where}
                onChange={where => onFilter({ where })}
                options={whereOptions}
                className="h-9 max-sm:w-full"
              />
            </search>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p role="status" className="text-muted tabular-nums">
                {shown.length === commands.length
                  ? `${commands.length} commands`
                  : `${shown.length} of ${commands.length}`}
              </p>
              <span className="flex gap-2">
                <Button
                  size="sm"
                  icon={Download}
                  onClick={() => save('csv', 'text/csv;charset=utf-8', csvOf(answer, shown))}
                >
                  CSV
                </Button>
                <Button
                  size="sm"
                  icon={Download}
                  onClick={() => save('json', 'application/json', jsonOf(answer, shown))}
                >
                  JSON
                </Button>
              </span>
            </div>
          </div>
          {shown.length === 0 ? (
            <EmptyState icon={SearchX} title="No command fits">
              Take a letter away, or show all kinds of differences.
            </EmptyState>
          ) : (
            <CompareList answer={answer} commands={shown} />
          )}
        </>
      )}
    </div>
  )
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="flex min-w-0 flex-col-reverse">
      <dt className="text-muted wrap-anywhere">{label}</dt>
      <dd className={value > 0 ? 'text-figure tabular-nums' : 'text-figure text-faint tabular-nums'}>
        {value}
      </dd>
    </div>
  )
}

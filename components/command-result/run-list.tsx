'use client'

import { useEffect, useRef, useState } from 'react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { describeOutcome } from './describe-outcome'
import { ResultProvider } from './result-context'
import { RunItem } from './run-item'
import type { RunRecord } from './run-record'

interface Props {
  server: string
  command: CatalogueCommand
  commands: readonly CatalogueCommand[]
  /** Newest first. */
  runs: readonly RunRecord[]
  /** Left out where a run must go through the form. */
  onAgain?: (run: RunRecord) => void
  onFill: (run: RunRecord) => void
  /** Escape was pressed in a result. */
  onLeave: () => void
}

/** The runs of a command on this page. The newest stands open; focus goes to it when its answer is there. */
export function RunList({ server, command, commands, runs, onAgain, onFill, onLeave }: Props) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const head = useRef<HTMLButtonElement>(null)
  const newest = runs[0]
  const outcome = newest?.answer?.outcome
  const seen = useRef(newest?.answer?.id)

  useEffect(() => {
    if (!newest?.answer || seen.current === newest.answer.id) return
    seen.current = newest.answer.id
    // A refused argument is shown at its field, and the focus is there.
    if (newest.answer.outcome.kind !== 'bad-argument') head.current?.focus()
  }, [newest])

  const toggle = (id: string) => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  const words = outcome && describeOutcome(outcome, command.name, command.notes.effect)
  return (
    <section
      aria-label="Runs"
      onKeyDown={event => {
        // React hands up keys from an open menu, too; there Escape closes the menu.
        const isOwn = event.currentTarget.contains(event.target as Node)
        if (event.key === 'Escape' && isOwn && !event.defaultPrevented) onLeave()
      }}
    >
      <VisuallyHidden role="status">
        {newest && !newest.answer && 'Running'}
        {words && `${words.verdict}. ${words.title}.`}
      </VisuallyHidden>
      {newest && (
        <ResultProvider value={{ server, command: command.name, commands, given: {} }}>
          <h2 className="border-b border-line-strong pb-2 text-section">Runs</h2>
          <ul>
            {runs.map((run, at) => (
              <RunItem
                key={run.id}
                command={command}
                run={run}
                isOpen={toggled.has(run.id) !== (at === 0)}
                onToggle={() => toggle(run.id)}
                onAgain={onAgain && (() => onAgain(run))}
                onFill={() => onFill(run)}
                headRef={at === 0 ? head : undefined}
              />
            ))}
          </ul>
        </ResultProvider>
      )}
    </section>
  )
}

'use client'

import { ChevronRight, ClipboardPen, RotateCw, TextCursorInput } from 'lucide-react'
import { type Ref, useState } from 'react'
import { shortText } from '@/components/form/short-text'
import { maskedArguments, ShownArguments } from '@/components/form/shown-arguments'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Spinner } from '@/components/ui/spinner'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { describeOutcome } from './describe-outcome'
import { FailureView } from './failure-view'
import { handleOfArguments } from './handle'
import { OpenNextBar } from './open-next-bar'
import { ResultProvider, useSurroundings } from './result-context'
import { ResultView } from './result-view'
import type { RunRecord } from './run-record'

interface Props {
  command: CatalogueCommand
  run: RunRecord
  isOpen: boolean
  onToggle: () => void
  onAgain?: () => void
  onFill: () => void
  headRef?: Ref<HTMLButtonElement>
}

/** One run: a line that tells how it went, and below it the input and the result. */
export function RunItem({ command, run, isOpen, onToggle, onAgain, onFill, headRef }: Props) {
  const { notes } = command
  const bodyId = `run-${run.id}`
  const outcome = run.answer?.outcome
  const surroundings = useSurroundings()
  const [showsInput, setShowsInput] = useState(false)
  const inputSwitch = run.definition.args.length > 0 && (
    <Button
      size="sm"
      variant="ghost"
      icon={TextCursorInput}
      aria-expanded={showsInput}
      onClick={() => setShowsInput(!showsInput)}
    >
      Input
    </Button>
  )
  const given = handleOfArguments(run.definition, notes, run.args)
  return (
    <li className="border-b">
      <div className="flex flex-wrap items-center gap-x-2">
        <h3 className="min-w-0 flex-1 basis-60">
          <button
            ref={headRef}
            type="button"
            aria-expanded={isOpen}
            aria-controls={bodyId}
            onClick={onToggle}
            className="flex h-11 w-full min-w-0 items-center gap-3 rounded-sm text-left"
          >
            <ChevronRight
              aria-hidden
              className={cx(
                'size-4 shrink-0 text-faint transition-transform duration-100',
                isOpen && 'rotate-90',
              )}
            />
            <Verdict command={command} run={run} />
            <span className="shrink-0 text-table text-muted tabular-nums">
              <time dateTime={run.startedAt.toISOString()}>{run.startedAt.toLocaleTimeString()}</time>
              {run.answer && ` · ${durationText(run.answer.durationMs)}`}
            </span>
            <span className="truncate font-mono text-table text-faint">{inputText(command, run)}</span>
          </button>
        </h3>
        {outcome && (
          <div className={cx('flex gap-1 max-sm:-ml-2.5 max-sm:pb-1', !isOpen && 'max-sm:hidden')}>
            {onAgain && (
              <Button size="sm" variant="ghost" icon={RotateCw} onClick={onAgain}>
                Run again
              </Button>
            )}
            {run.definition.args.length > 0 && (
              <Button size="sm" variant="ghost" icon={ClipboardPen} onClick={onFill}>
                Fill form
              </Button>
            )}
          </div>
        )}
      </div>
      <div id={bodyId} hidden={!isOpen} className="grid min-w-0 gap-3 pb-5 pl-7 max-sm:pl-0">
        {isOpen && outcome?.kind === 'ok' && (
          <ResultProvider value={{ ...surroundings, given }}>
            <ResultView definition={run.definition} notes={notes} value={outcome.value} tools={inputSwitch} />
          </ResultProvider>
        )}
        {isOpen && outcome && outcome.kind !== 'ok' && (
          <>
            <FailureView
              server={surroundings.server}
              failure={outcome}
              call={{ command: command.name, version: run.definition.version, args: run.args }}
              effect={notes.effect}
            />
            <div className="-ml-2.5">{inputSwitch}</div>
          </>
        )}
        {showsInput && (
          <div className="max-w-180 border-l border-line-strong pl-4">
            <ShownArguments definition={run.definition} notes={notes} args={run.args} />
          </div>
        )}
        {isOpen && outcome?.kind === 'ok' && <OpenNextBar command={command} run={run} />}
      </div>
    </li>
  )
}

function Verdict({ command, run }: { command: CatalogueCommand; run: RunRecord }) {
  if (!run.answer) {
    return (
      <span className="inline-flex shrink-0 items-center gap-2 text-table text-muted">
        <Spinner className="size-3.5" />
        Running
      </span>
    )
  }
  const { verdict, tone } = describeOutcome(run.answer.outcome, command.name, command.notes.effect)
  return <Badge tone={tone}>{verdict}</Badge>
}

const inputText = ({ notes }: CatalogueCommand, { definition, args }: RunRecord): string =>
  Object.values(maskedArguments(definition, notes, args))
    .map(value => shortText(value))
    .filter(Boolean)
    .join('  ')

const durationText = (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

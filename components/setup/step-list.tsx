import type { StepPlan, StepReport } from '@/lib/client/setup'
import type { ServerSummary } from '@/lib/client/types'
import { NextStep } from './next-step'
import type { StepState } from './state-mark'
import { StepRow } from './step-row'
import type { Doctor } from './use-doctor'

interface Props {
  server: ServerSummary
  plan: readonly StepPlan[]
  doctor: Doctor
}

/** The way of a call, from the name of the machine to the rules. */
export function StepList({ server, plan, doctor: { reports, isLooking, isDone } }: Props) {
  const stateOf = (index: number): StepState =>
    reports[index]?.state ?? (isLooking && index === reports.length ? 'looking' : 'waiting')
  return (
    <section aria-labelledby="steps" className="grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="steps" className="text-section">
          Step by step
        </h2>
        <p role="status" className="text-muted tabular-nums">
          {isLooking
            ? `Looking: ${reports.length} of ${plan.length}`
            : isDone
              ? summaryOf(reports)
              : 'Press Look to go through them.'}
        </p>
      </div>
      {isDone && isAllFine(reports) && <NextStep server={server} />}
      <ol className="border-t">
        {plan.map((step, index) => (
          <StepRow key={step.id} step={step} report={reports[index]} state={stateOf(index)} />
        ))}
      </ol>
    </section>
  )
}

const isAllFine = (reports: readonly StepReport[]) => reports.every(({ state }) => state === 'ok')

function summaryOf(reports: readonly StepReport[]): string {
  const count = (state: StepReport['state']) => reports.filter(report => report.state === state).length
  if (isAllFine(reports)) return `All ${reports.length} steps are fine.`
  const parts = [
    [count('problem'), count('problem') === 1 ? 'problem' : 'problems'],
    [count('unclear'), 'cannot be told'],
    [count('untried'), 'not tried'],
    [count('ok'), 'fine'],
  ] as const
  return `${parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(', ')}.`
}

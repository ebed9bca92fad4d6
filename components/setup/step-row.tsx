import { CodeBlock } from '@/components/ui/code-block'
import { cx } from '@/components/ui/cx'
import type { StepFix, StepPlan, StepReport } from '@/lib/client/setup'
import { StateMark, type StepState } from './state-mark'

interface Props {
  step: StepPlan
  report: StepReport | undefined
  state: StepState
}

/** A step: how it is, what was seen, and what to do about it. */
export function StepRow({ step, report, state }: Props) {
  return (
    <li aria-label={step.title} className="grid gap-1 border-b py-3">
      <div className="flex items-start justify-between gap-4">
        <h3 className={cx('min-w-0 font-semibold', state === 'untried' && 'text-muted')}>{step.title}</h3>
        <StateMark state={state} />
      </div>
      {report && (
        <p className={cx('max-w-prose wrap-anywhere', state === 'untried' && 'text-muted')}>{report.seen}</p>
      )}
      {state !== 'ok' && state !== 'untried' && (
        <p className="max-w-prose text-muted text-pretty">{step.why}</p>
      )}
      {report?.fix && (
        <div className="mt-1.5 grid min-w-0 gap-2 border-l-2 border-line-strong pl-3">
          <FixLines title={step.title} fix={report.fix} />
        </div>
      )}
    </li>
  )
}

/** What to change, and what else. */
function FixLines({ title, fix }: { title: string; fix: StepFix }) {
  return (
    <>
      <p className="text-pretty wrap-anywhere">{fix.say}</p>
      {fix.yaml && (
        <>
          <p className="text-caption text-muted">
            In <code className="font-mono">{fix.file}</code>:
          </p>
          <CodeBlock label={`${title}: lines for ${fix.file}`} code={fix.yaml} />
        </>
      )}
      {fix.and && <FixLines title={title} fix={fix.and} />}
    </>
  )
}

import { CircleAlert, Info } from 'lucide-react'
import { CodeBlock } from '@/components/ui/code-block'
import { cx } from '@/components/ui/cx'
import type { Effect } from '@/lib/commands/notes'
import type { Failure } from '@/lib/commands/outcome'
import { describeOutcome } from './describe-outcome'
import { permissionYaml } from './permission-yaml'

interface Props {
  failure: Failure
  command: string
  effect: Effect
  caller: string | undefined
}

/** Why a run gave no result, and what to do now. */
export function FailureView({ failure, command, effect, caller }: Props) {
  const { title, next, tone } = describeOutcome(failure, command, effect)
  const Icon = tone === 'write' ? Info : CircleAlert
  const yaml = failure.kind === 'forbidden' ? permissionYaml(command, caller) : undefined
  return (
    <div className="flex gap-2.5">
      <Icon
        aria-hidden
        className={cx('mt-0.5 size-4 shrink-0', tone === 'write' ? 'text-write' : 'text-destructive')}
      />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold wrap-anywhere">{title}</p>
        {next && <p className="max-w-prose text-muted text-pretty wrap-anywhere">{next}</p>}
        {yaml && (
          <div className="mt-2 grid max-w-prose gap-1.5">
            <p className="text-muted">For the server’s configuration, if you want it so:</p>
            <CodeBlock label="Rule for the configuration" code={yaml} />
          </div>
        )}
      </div>
    </div>
  )
}

import { CircleAlert, Info } from 'lucide-react'
import { WhyRefused } from '@/components/refusal/why-refused'
import { cx } from '@/components/ui/cx'
import type { Effect } from '@/lib/commands/notes'
import type { Failure } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import { describeOutcome } from './describe-outcome'

interface Props {
  server: string
  failure: Failure
  call: {
    readonly command: string
    readonly version: number
    readonly args: Readonly<Record<string, Json>>
  }
  effect: Effect
}

/** Why a run gave no result, and what to do now. */
export function FailureView({ server, failure, call, effect }: Props) {
  const { title, next, tone } = describeOutcome(failure, call.command, effect)
  const Icon = tone === 'write' ? Info : CircleAlert
  return (
    <div className="flex gap-2.5">
      <Icon
        aria-hidden
        className={cx('mt-0.5 size-4 shrink-0', tone === 'write' ? 'text-write' : 'text-destructive')}
      />
      <div className="grid min-w-0 flex-1 justify-items-start gap-1">
        <p className="font-semibold wrap-anywhere">{title}</p>
        {next && <p className="max-w-prose text-muted text-pretty wrap-anywhere">{next}</p>}
        <div className="mt-1.5 empty:hidden">
          <WhyRefused server={server} failure={failure} call={call} />
        </div>
      </div>
    </div>
  )
}

import { CircleCheck, CircleDashed, CircleHelp, CircleMinus, CircleX, type LucideIcon } from 'lucide-react'
import { cx } from '@/components/ui/cx'
import { Spinner } from '@/components/ui/spinner'
import type { StepReport } from '@/lib/client/setup'

export type StepState = StepReport['state'] | 'waiting' | 'looking'

const looks: Record<Exclude<StepState, 'looking'>, { word: string; icon: LucideIcon; ink: string }> = {
  ok: { word: 'Fine', icon: CircleCheck, ink: 'text-success' },
  problem: { word: 'Problem', icon: CircleX, ink: 'text-destructive' },
  untried: { word: 'Not tried', icon: CircleMinus, ink: 'text-muted' },
  unclear: { word: 'Cannot tell', icon: CircleHelp, ink: 'text-write' },
  waiting: { word: 'Not looked yet', icon: CircleDashed, ink: 'text-faint' },
}

/** How a step is, by icon and word. */
export function StateMark({ state }: { state: StepState }) {
  if (state === 'looking') {
    return (
      <span className="flex h-5 shrink-0 items-center gap-1.5 text-caption font-medium text-muted">
        <Spinner />
        Looking
      </span>
    )
  }
  const { word, icon: Icon, ink } = looks[state]
  return (
    <span
      className={cx('flex h-5 shrink-0 items-center gap-1.5 text-caption font-medium whitespace-nowrap', ink)}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {word}
    </span>
  )
}

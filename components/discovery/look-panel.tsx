'use client'

import { RefreshCw, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Progress } from '@/components/ui/progress'
import { cancelLook, type LookSummary, lookAgain, type SourceSummary } from '@/lib/client/discovery'
import { formatMoment, sourceWords } from './source-words'
import { useChange, useMayNot } from './use-discovery'

interface Props {
  server: string
  look: LookSummary
  sources: readonly SourceSummary[]
}

/** When somebody looked last; a look that is under way; and the way to another. */
export function LookPanel({ server, look, sources }: Props) {
  const reason = useMayNot(server)
  const again = useChange(server, () => lookAgain(server, {}))
  const cancel = useChange(server, () => cancelLook(server))
  const error = again.error ?? cancel.error
  const isFirst = sources.every(({ at }) => at === null)
  const unheard = look.state === 'ended' ? look.problems : []
  return (
    <section aria-label="Looking" className="grid gap-3">
      {look.state === 'running' ? (
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <div className="min-w-60 max-w-140 flex-1">
            <Progress
              label={sourceWords[look.source].busy}
              done={look.progress?.done ?? 0}
              total={look.progress?.total ?? 0}
            />
          </div>
          <Button
            icon={X}
            reason={reason}
            pending={cancel.isPending}
            onClick={() => cancel.mutate(undefined)}
          >
            Cancel
          </Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Button
            icon={RefreshCw}
            reason={reason}
            pending={again.isPending}
            onClick={() => again.mutate(undefined)}
          >
            {isFirst ? 'Look now' : 'Look again'}
          </Button>
          <p role="status" className="text-muted">
            {lastLook(look, sources)}
          </p>
        </div>
      )}
      {unheard.length > 0 && (
        <ErrorPanel title={unheard.length > 1 ? 'Not every source answered' : 'A source did not answer'}>
          <ul className="grid gap-1">
            {unheard.map(({ source, message }) => (
              <li key={message}>
                {source && <span className="font-medium">{sourceWords[source].title}: </span>}
                {message}
              </li>
            ))}
          </ul>
          {!isFirst && <p className="mt-1">What was known before stays.</p>}
        </ErrorPanel>
      )}
      {error && <ErrorPanel title="That was not done">{error.message}</ErrorPanel>}
    </section>
  )
}

function lastLook(look: LookSummary, sources: readonly SourceSummary[]): string {
  if (look.state === 'cancelled') return `Cancelled on ${formatMoment(look.at)}; what was known stays.`
  const [last] = sources
    .filter(({ source, at }) => (source === 'probe' || source === 'ctl') && at !== null)
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
  return last?.at
    ? `Last looked on ${formatMoment(last.at)}, when it was ${last.software}.`
    : 'Nobody has looked yet: shown is what its release is known to have.'
}

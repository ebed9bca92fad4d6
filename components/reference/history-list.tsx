import { Badge } from '@/components/ui/badge'
import { changeWords } from '@/lib/client/change-words'
import type { Operation } from '@/lib/interfaces/openapi/document'

interface Props {
  history: NonNullable<Operation['x-history']>
  /** Of the server: what came after it needs an upgrade. */
  release: string
}

/** What ejabberd's releases did to a command, newest first. */
export function HistoryList({ history, release }: Props) {
  const changes = history.changes.toReversed()
  return (
    <ol className="grid border-t text-table">
      {changes.map(change => (
        <Line key={change.release} release={change.release} isAhead={change.release > release}>
          {change.differences.map(difference => (
            <li key={JSON.stringify(difference)} className="text-pretty wrap-anywhere">
              {changeWords(difference)}
              {'version' in difference && difference.version > 0 && difference.kind !== 'version-added' && (
                <span className="text-muted"> (API version {difference.version})</span>
              )}
            </li>
          ))}
        </Line>
      ))}
      <Line release={history.since} isAhead={false}>
        <li>{history.orBefore ? 'There already, as in releases before' : 'New command'}</li>
      </Line>
    </ol>
  )
}

function Line({
  release,
  isAhead,
  children,
}: {
  release: string
  isAhead: boolean
  children: React.ReactNode
}) {
  return (
    <li className="grid gap-x-4 gap-y-1 border-b py-2 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)]">
      <span className="flex items-start gap-2 tabular-nums">
        ejabberd {release}
        {isAhead && <Badge tone="accent">After an upgrade</Badge>}
      </span>
      <ul className="grid gap-0.5">{children}</ul>
    </li>
  )
}

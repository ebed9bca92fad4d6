import { StatusDot } from '@/components/ui/status-dot'
import type { ServerSummary } from '@/lib/client/types'

/** A server in two lines: its label; its health in a word, and what it runs. */
export function ServerLine({ server, person = false }: { server: ServerSummary; person?: boolean }) {
  const up = server.state === 'up'
  return (
    <span className="grid min-w-0 flex-1 text-left">
      <span className="truncate font-medium text-ink">{server.label}</span>
      <span className="flex min-w-0 items-center gap-1.5 text-caption text-muted">
        <StatusDot status={server.state} />
        <span className={up ? undefined : 'text-destructive'}>{up ? 'Up' : 'Down'}</span>
        {up && server.software && (
          <span className="min-w-0 truncate text-faint tabular-nums">{server.software}</span>
        )}
      </span>
      {person && (
        <span className="truncate text-caption text-faint">
          {server.signedInAs ? `Signed in as ${server.signedInAs}` : 'Not signed in'}
        </span>
      )}
    </span>
  )
}

import { StatusDot } from '@/components/ui/status-dot'
import { stateDetail, stateWord } from '@/lib/client/server-words'
import type { ServerSummary } from '@/lib/client/types'

/** A server in two lines: its label; its health in a word, and what it runs. `person`: two lines more, for a choice. */
export function ServerLine({ server, person = false }: { server: ServerSummary; person?: boolean }) {
  const { state, software } = server
  return (
    <span className="grid min-w-0 flex-1 text-left">
      <span className="truncate font-medium text-ink">{server.label}</span>
      <span className="flex min-w-0 items-center gap-1.5 text-caption text-muted">
        <StatusDot status={state} />
        <span className={state === 'down' ? 'text-destructive' : undefined}>{stateWord(server)}</span>
        {state === 'up' && software && (
          <span className="min-w-0 truncate text-faint tabular-nums">{software}</span>
        )}
      </span>
      {person && (
        <>
          <span className="text-caption text-faint tabular-nums wrap-anywhere">
            {state === 'down' ? server.message : stateDetail(server, Date.now())}
          </span>
          <span className="truncate text-caption text-muted">
            {server.signedInAs ? (
              <>
                Signed in as{' '}
                {server.signedInAs === 'token' ? (
                  'a token'
                ) : (
                  <span className="font-mono">{server.signedInAs}</span>
                )}
              </>
            ) : (
              <span className="text-accent">Sign in there</span>
            )}
          </span>
        </>
      )}
    </span>
  )
}

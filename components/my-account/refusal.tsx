import { CommandProblem } from '@/components/refusal/command-problem'
import { RefusedPanel } from '@/components/refusal/refused-panel'
import { WhyRefused } from '@/components/refusal/why-refused'
import { Button } from '@/components/ui/button'
import { CommandError } from '@/lib/client/command-error'
import type { ServerSummary } from '@/lib/client/types'

interface RefusalProps {
  server: ServerSummary
  error: Error
  /** What a rule that allows the command would allow besides. */
  opensToo: string
  onRetry?: () => void
  retrying?: boolean
}

/** Why something about one's own account cannot be done, and what would have to change. */
export function Refusal({ server, error, opensToo, onRetry, retrying }: RefusalProps) {
  if (!(error instanceof CommandError) || error.failure.kind !== 'forbidden') {
    const again = onRetry && (
      <Button size="sm" pending={retrying} onClick={onRetry}>
        Try again
      </Button>
    )
    return <CommandProblem server={server.id} error={error} action={again} />
  }
  const { command, failure } = error
  const [, host] = server.signedInAs?.split('@') ?? []
  const hasHost = command !== 'send_message'
  return (
    <RefusedPanel
      title={
        <>
          {server.label} does not let you run <code>{command}</code>
        </>
      }
      action={
        <WhyRefused
          server={server.id}
          failure={failure}
          call={{ command, ...(hasHost && host ? { args: { host } } : {}) }}
        />
      }
    >
      {server.kind === 'hosted'
        ? 'You signed in with a token, and it does what its scopes and the rules say. Sign in with your password, and your own account is yours to look after.'
        : `A rule in its api_permissions would have to allow it. ejabberd has no rule for “one’s own” only: it would open ${opensToo}, so its administrators decide.`}
    </RefusedPanel>
  )
}

import type { ServerSummary } from '@/lib/client/types'

/** Where a newcomer finds something to sign in with. */
export function FirstRun({ server }: { server: ServerSummary }) {
  return (
    <p className="border-t pt-4 text-table text-muted text-pretty">
      {server.kind === 'hosted' ? (
        <>
          <strong className="font-medium text-ink">First time here?</strong> The JID and the password of the
          first admin were printed, once, in the terminal where Switchboard was started.
        </>
      ) : (
        <>
          <strong className="font-medium text-ink">Which account?</strong> Any that {server.label} knows. What
          it may run is up to the server’s <code>api_permissions</code>; nothing is stored there by signing
          in.
        </>
      )}
    </p>
  )
}

import { codeOf, tlsReason } from '../../faults'

/** Why a session ended: one sentence for people. */
export class SessionEnd extends Error {}

const CAUSES: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: 'connection refused. Is there an ejabberd_c2s or ejabberd_http_ws listener on this port?',
  ECONNRESET: 'closed the connection',
  ENOTFOUND: 'name not found. Check the host name of xmpp in switchboard.yml',
  EAI_AGAIN: 'name not found: the name server did not answer',
  UND_ERR_CONNECT_TIMEOUT: 'did not accept a connection in time',
}

/** What an error of the connection, of TLS, of the sign-in or of the stream means. */
export function endBy(error: unknown, at: string, jid: { user: string; host: string }): SessionEnd {
  const { name = '', condition } = error instanceof Error ? (error as Error & { condition?: string }) : {}
  if (condition === 'not-authorized')
    return new SessionEnd(`${at} does not accept the password of ${jid.user}@${jid.host} over XMPP.`)
  if (condition === 'host-unknown') return new SessionEnd(`${at} does not serve ${jid.host} over XMPP.`)
  if (condition)
    return new SessionEnd(
      name === 'SASLError'
        ? `${at} refuses the sign-in: ${condition}.`
        : `${at} ended the session: ${condition}.`,
    )
  const code = codeOf(error)
  if (name === 'TimeoutError') return new SessionEnd(`${at} does not answer as an XMPP server.`)
  const reason = CAUSES[code] ?? tlsReason(code) ?? (error instanceof Error && error.message) ?? code
  return new SessionEnd(`${at}: ${String(reason).replace(/\.$/, '')}.`)
}

import type { PassedCall, PassedEnd } from '@/lib/gateway/journal'
import type { EjabberdServer } from '@/lib/servers/ejabberd/server'

type Called = Omit<PassedCall, 'server' | 'address' | 'startedAt'>

/** What is looked at of a request, whoever's type it has. */
export interface Heads {
  readonly method?: string
  readonly headers: { readonly authorization?: string }
}

/** A request to a real server. */
export interface Passed {
  readonly server: EjabberdServer
  readonly to: 'api' | 'oauth'
  /** What follows the base of that interface, in normal form. */
  readonly path: string
  readonly request: Heads
  readonly address: string
}

/** Told before a call is made, which waits for it and is not made where it rejects. What it gives is told how it ended. */
export type OnCall = (call: PassedCall) => Promise<PassedEnd> | PassedEnd

/** Tells `onCall` of a request, where it is a call. What it gives is told the status that the caller got, or undefined. */
export async function begin({ server, to, path, request, address }: Passed, onCall: OnCall) {
  const startedAt = Date.now()
  const called = to === 'api' ? commandCall(server, path, request) : tokenCall(request)
  const end = called && (await onCall({ ...called, server: server.id, address, startedAt }))
  return (status: number | undefined) => end?.(status, Date.now() - startedAt)
}

/** What can be told of a call to `mod_http_api` without reading its body. */
function commandCall(server: EjabberdServer, path: string, { headers }: Heads): Called {
  const command = commandOf(path)
  return { command, effect: server.notes(command).effect, actor: actorOf(headers.authorization) }
}

/** Who asks for a token is in the body, which is not read. To look at the form is no call: undefined. */
const tokenCall = ({ method }: Heads): Called | undefined =>
  method === 'POST'
    ? { command: 'oauth_issue_token', effect: 'write', actor: '', frontend: 'ejabberd_oauth' }
    : undefined

export const tokenOf = (authorization: string | undefined) =>
  /^Bearer +(\S+) *$/.exec(authorization ?? '')?.[1]

/** The command as it is written in the path; '' where there is none. Nothing of the query, which may hold secrets. */
export function commandOf(path: string): string {
  const [, command = ''] = path.split('?', 1).join('').split('/')
  return decodeURIComponentOr(command).slice(0, 200)
}

/** Who a caller claims to be: a JID, "token" or "". Never a secret. */
function actorOf(authorization: string | undefined): string {
  const [, scheme, value = ''] = /^(Basic|Bearer) +(.*)$/.exec(authorization ?? '') ?? []
  if (scheme === 'Bearer') return 'token'
  if (scheme !== 'Basic') return ''
  const [jid = '', ...password] = Buffer.from(value, 'base64').toString('utf8').split(':')
  return password.length > 0 ? jid.slice(0, 200) : ''
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

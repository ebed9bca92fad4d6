import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { UpstreamFailure } from '@/lib/commands/outcome'
import type { PassedCall, PassedEnd } from '@/lib/gateway/journal'
import type { RawRequest } from '@/lib/servers/ejabberd/forward'
import type { EjabberdServer } from '@/lib/servers/ejabberd/server'
import { fingerprint } from '@/lib/servers/fingerprint'
import { plainAddress } from '../forwarded-for'
import { onwardPath } from './onward-path'

export interface PassThrough {
  readonly server: EjabberdServer
  /** Which of its interfaces; default: the API. */
  readonly to?: 'api' | 'oauth'
  /** What follows the server's prefix in the request's target: "/status/v1?x=1". */
  readonly rest: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Address of the caller, after trusted proxies. Default: the peer's. */
  readonly address?: string
  /**
   * Told before the call is made, which waits for it and is not made where it rejects; what it gives is told how the call
   * ended: complete, failed, or the caller has gone (`status` undefined).
   */
  readonly onCall: (call: PassedCall) => Promise<PassedEnd> | PassedEnd
  /** Told the fingerprint of a token that the server accepted. */
  readonly onToken?: (fingerprint: string) => void
}

/**
 * Hands a request of another program to a real server and streams the answer back: status, headers and body as they
 * are. Never throws. Our own answers, where the server cannot be asked, have ejabberd's form of errors with the HTTP
 * status as their code: 413, 502, 504. An answer that breaks off is broken off for the caller too.
 */
export async function passThrough({
  server,
  to = 'api',
  rest,
  request,
  response,
  onCall,
  onToken,
  ...from
}: PassThrough): Promise<void> {
  const startedAt = Date.now()
  const address = from.address ?? plainAddress(request.socket.remoteAddress ?? '')
  const path = onwardPath(rest, []) ?? ''
  const called = to === 'api' ? commandCall(server, path, request) : tokenCall(request)
  let end: PassedEnd | undefined
  try {
    end = called && (await onCall({ ...called, server: server.id, address, startedAt }))
  } catch {
    refuseJson(response, 503, 'The call could not be recorded, so it was not made.')
    return
  }
  const status = await answer(server, { to, path, address }, request, response).catch(() => undefined)
  end?.(status, Date.now() - startedAt)
  // Of other answers one cannot tell: some are given before ejabberd looks at the credentials (SPEC 2.6).
  const token = status === 200 || status === 403 ? tokenOf(request.headers.authorization) : undefined
  if (token) onToken?.(fingerprint(token))
}

type Called = Omit<PassedCall, 'server' | 'address' | 'startedAt'>

function commandCall(server: EjabberdServer, path: string, { headers }: IncomingMessage): Called {
  const command = commandOf(path)
  return { command, effect: server.notes(command).effect, actor: actorOf(headers.authorization) }
}

/** Who asks for a token is in the body, which is not read. To look at the form is no call. */
const tokenCall = ({ method }: IncomingMessage): Called | undefined =>
  method === 'POST'
    ? { command: 'oauth_issue_token', effect: 'write', actor: '', frontend: 'ejabberd_oauth' }
    : undefined

/** Answers with the status that the caller got, or undefined where it got none or not all. */
async function answer(
  server: EjabberdServer,
  call: Pick<RawRequest, 'to' | 'path' | 'address'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number | undefined> {
  // A request without `Host` is wrong HTTP; the server never sees it, as its own `Host` would be sent instead.
  if (request.headers.host === undefined)
    return refuse(response, 400, 'text/html; charset=utf-8', 'Missing Host header')
  const bytes = Number(request.headers['content-length'] ?? 0)
  if (bytes > server.limits.requestBytes) {
    return refuseJson(response, 413, `The body is larger than ${server.limits.requestBytes} bytes.`)
  }
  const hangUp = new AbortController()
  response.once('close', () => hangUp.abort())
  const { method = 'GET', rawHeaders } = request
  const body = bytes > 0 ? { stream: request, bytes } : undefined
  const result = await server.forward({ method, rawHeaders, body, ...call }, hangUp.signal)
  if (response.destroyed) return undefined
  if (result.kind !== 'ok') {
    const [status, message] = explain(result)
    return refuseJson(response, status, message)
  }
  const { status, rawHeaders: received, body: stream } = result.value
  // Node would add a date of ours.
  response.sendDate = false
  response.writeHead(status, [...received])
  await pipeline(stream, response)
  return status
}

/** The status and the words of an answer of ours, where the server has none. */
export function explain(fault: UpstreamFailure): [status: number, message: string] {
  switch (fault.kind) {
    case 'timeout':
      return [504, `The server did not answer within ${fault.timeoutMs / 1000} s.`]
    case 'too-large':
      return [502, `The server's answer is larger than ${fault.limitBytes} bytes.`]
    default:
      return [502, `${fault.message}.`]
  }
}

function refuseJson(response: ServerResponse, status: number, message: string): number {
  response.setHeader('Access-Control-Allow-Origin', '*')
  return refuse(
    response,
    status,
    'application/json',
    JSON.stringify({ status: 'error', code: status, message }),
  )
}

function refuse(response: ServerResponse, status: number, type: string, body: string): number {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    // What is left of the request is not read.
    Connection: 'close',
  })
  response.end(body)
  return status
}

/** The command as it is written in the path; '' where there is none. */
function commandOf(path: string): string {
  const [, command = ''] = path.split(/[/?]/)
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

const tokenOf = (authorization: string | undefined) => /^Bearer +(\S+) *$/.exec(authorization ?? '')?.[1]

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { cameRound, type RawRequest } from '@/lib/servers/ejabberd/forward'
import type { EjabberdServer } from '@/lib/servers/ejabberd/server'
import { fingerprint } from '@/lib/servers/fingerprint'
import { addressBehind, type TrustedProxies } from '../forwarded-for'
import { onwardPath } from './onward-path'
import { explain, NOT_RECORDED, refuse, refuseJson, tooLarge, UNREADABLE_ADDRESS } from './own-answer'
import { passedBody } from './passed-body'
import { begin, type OnCall, tokenOf } from './passed-call'

export interface PassThrough {
  readonly server: EjabberdServer
  /** Which of its interfaces; default: the API. */
  readonly to?: 'api' | 'oauth'
  /** What follows the server's prefix in the request's target: "/status/v1?x=1". */
  readonly rest: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Whose word about the caller's address counts. */
  readonly trustedProxies: TrustedProxies
  readonly onCall: OnCall
  /** Told the fingerprint of a token that the server accepted. */
  readonly onToken?: (fingerprint: string) => void
}

/**
 * Hands a request of another program to a real server and streams the answer back: status, headers and body as they
 * are. Never throws. Our own answers, where the server cannot be asked, have ejabberd's form of errors with the HTTP
 * status as their code: 408, 413, 502, 504. An answer that breaks off is broken off for the caller too.
 */
export async function passThrough({
  server,
  to = 'api',
  rest,
  request,
  response,
  onCall,
  onToken,
  trustedProxies,
}: PassThrough): Promise<void> {
  const address = addressBehind(request, trustedProxies)
  if (address === undefined) {
    refuseJson(response, 400, UNREADABLE_ADDRESS)
    return
  }
  const path = onwardPath(rest, []) ?? ''
  let end: Awaited<ReturnType<typeof begin>>
  try {
    end = await begin({ server, to, path, request, address }, onCall)
  } catch {
    refuseJson(response, 503, NOT_RECORDED)
    return
  }
  const status = await answer(server, { to, path, address }, request, response)
  end(status)
  // Of other answers one cannot tell: some are given before ejabberd looks at the credentials (SPEC 2.6).
  const token = status === 200 || status === 403 ? tokenOf(request.headers.authorization) : undefined
  if (token) onToken?.(fingerprint(token))
}

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
  if (cameRound(request.headers.via))
    return refuseJson(response, 502, `The url of ${server.id} leads back to Switchboard itself.`)
  const bytes = Number(request.headers['content-length'] ?? 0)
  if (bytes > server.limits.requestBytes)
    return refuseJson(response, 413, tooLarge(server.limits.requestBytes))
  const body = await passedBody(request, response, bytes)
  if (body === 'gone') return undefined

  const { method = 'GET', rawHeaders } = request
  const exchange = server.forward(
    { method, rawHeaders, body, ...call },
    {
      begin(status, reason, received) {
        // Node would add a date of ours.
        response.sendDate = false
        response.writeHead(status, reason, received)
      },
      piece: piece => response.write(piece),
      end: () => response.end(),
    },
  )
  const closed = new Promise<void>(resolve =>
    response.once('close', () => {
      exchange.hangUp()
      resolve()
    }),
  )
  response.on('drain', exchange.resume)
  const ended = await exchange.ended
  if (ended.kind === 'ok') {
    await closed
    return response.writableFinished ? ended.value : undefined
  }
  if (response.destroyed || ended.kind === 'hung-up') return undefined
  if (response.headersSent) {
    cut(response)
    return undefined
  }
  if (ended.kind === 'timeout' && isCallerSlow(request))
    return refuseJson(response, 408, `The body did not arrive within ${ended.timeoutMs / 1000} s.`)
  return refuseJson(response, ...explain(ended))
}

/** The server has taken all that came, and more must come. */
const isCallerSlow = (request: IncomingMessage) => !request.complete && request.readableLength === 0

/** Breaks off what began with a reset, which nobody takes for its end, as some would a mere closing. */
function cut(response: ServerResponse) {
  response.socket?.resetAndDestroy()
  response.destroy()
}

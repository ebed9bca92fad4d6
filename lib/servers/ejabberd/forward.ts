import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { EjabberdClient } from './client'
import { type Exchange, exchange, type Receiver } from './exchange'
import { requestHeaders } from './onward-headers'

/** A request of another program, to be handed on unchanged. */
export interface RawRequest {
  readonly method: string
  /** Which of the server's interfaces it is for: `mod_http_api` or `ejabberd_oauth`. */
  readonly to?: 'api' | 'oauth'
  /** What follows the base of that interface, in normal form: "/get_roster/v1?x=1" or "". */
  readonly path: string
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[]
  /** The body, where the method has one and its length is known. */
  readonly body?: { readonly content: Buffer | Readable; readonly bytes: number }
  /** Address of the caller. */
  readonly address: string
}

/** Of a body that is larger ejabberd reads nothing, and takes it for the next request. */
const READ_BYTES_MAX = 20 * 1024 * 1024 - 1

/**
 * Hands a request on as it is, and the answer as it comes: see `exchange`. Credentials go as they came. `Via` tells the
 * server that the request came through here (RFC 9110 7.6.3), and us that it came round again.
 *
 * A connection is shared by many callers, one after the other, so nothing may go over it that ejabberd could read in
 * another way than it was meant: it neither reads chunked bodies nor the bodies of `PATCH` and unknown methods, nor very
 * large ones, and would take what they hold for the next request. So a body goes only with `POST` and `PUT`, with its
 * length, and the connection is closed behind whatever is not a plain `GET` or `POST`.
 */
export function forward(
  client: EjabberdClient,
  { method, path, rawHeaders, body, address }: RawRequest,
  receiver: Receiver,
): Exchange {
  const { basePath, config } = client
  const sent = MAY_HAVE_BODY.has(method) ? body : undefined
  const headers = requestHeaders(rawHeaders, config.keepHost ?? false)
  headers.push('Via', VIA)
  if (sent) headers.push('Content-Length', String(sent.bytes))
  if (config.forwardedFor) headers.push('X-Forwarded-For', address)
  const isPlain = method === 'GET' || (method === 'POST' && sent && sent.bytes <= READ_BYTES_MAX)
  const options: Dispatcher.DispatchOptions = {
    method: method as 'GET',
    path: `${basePath}${path}` || '/',
    headers,
    body: sent?.content ?? null,
    // `exchange` bounds the waits, that for a connection included.
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(isPlain ? {} : { reset: true }),
  }
  return exchange(client, options, receiver)
}

const MAY_HAVE_BODY: ReadonlySet<string> = new Set(['POST', 'PUT'])

/** This process, to itself and to nobody else. */
const VIA = `1.1 switchboard-${randomBytes(6).toString('hex')}`

/** Whether a request was here before: a server of the configuration is Switchboard itself. */
export const cameRound = (via: string | undefined): boolean => via?.includes(VIA) ?? false

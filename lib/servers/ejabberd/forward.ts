import { pipeline, type Readable, Transform } from 'node:stream'
import { type Asked, discard, type EjabberdClient } from './client'
import { DEFAULT_LIMITS } from './config'

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
  readonly body?: { readonly stream: Readable; readonly bytes: number }
  /** Address of the caller. */
  readonly address: string
}

/** The answer to it: headers have arrived, the body streams. */
export interface RawAnswer {
  readonly status: number
  /** Names and values in turn, as received, without those that belong to the connection. */
  readonly rawHeaders: readonly string[]
  readonly body: Readable
}

/**
 * Hands a request on as it is and answers as soon as headers have arrived, within `timeoutMs`. Credentials go as they
 * came. Aborting `signal` ends the request upstream too.
 *
 * A connection is shared by many callers, one after the other, so nothing may go over it that ejabberd could read in
 * another way than it was meant: it neither reads chunked bodies nor the bodies of `PATCH` and unknown methods, and
 * would take what they hold for the next request. So a body goes only with `POST` and `PUT`, with its length, and the
 * connection is closed behind whatever is not a plain `GET` or `POST`.
 */
export async function forward(
  client: EjabberdClient,
  { method, path, rawHeaders, body, address }: RawRequest,
  signal: AbortSignal,
): Promise<Asked<RawAnswer>> {
  const { pool, basePath, config } = client
  const sent = MAY_HAVE_BODY.has(method) ? body : undefined
  const headers = onward(rawHeaders, NOT_HANDED_ON)
  if (sent) headers.push('Content-Length', String(sent.bytes))
  if (config.forwardedFor) headers.push('X-Forwarded-For', address)
  const lateness = new AbortController()
  // Counts the wait for a free connection too, which the client's own time-outs do not.
  const timer = setTimeout(() => lateness.abort(new DOMException('', 'TimeoutError')), config.timeoutMs)
  try {
    const options = {
      method: method as 'GET',
      path: `${basePath}${path}` || '/',
      headers,
      body: sent?.stream ?? null,
      signal: AbortSignal.any([signal, lateness.signal]),
      responseHeaders: 'raw',
      ...(method === 'GET' || (method === 'POST' && sent) ? {} : { reset: true }),
    }
    const answer = await pool.request(options)
    // With `responseHeaders: 'raw'` they are a list, which the types do not say.
    const received = answer.headers as unknown as readonly string[]
    const bytes = lengthOf(received)
    const limitBytes = (config.limits ?? DEFAULT_LIMITS).answerBytes
    if (bytes !== undefined && bytes > limitBytes) {
      discard(answer.body)
      return { kind: 'too-large', limitBytes }
    }
    const stream = bytes === undefined ? bounded(answer.body, limitBytes) : answer.body
    return {
      kind: 'ok',
      value: { status: answer.statusCode, rawHeaders: onward(received, HOP_BY_HOP), body: stream },
    }
  } catch (error) {
    return client.fault(error, false)
  } finally {
    clearTimeout(timer)
  }
}

const MAY_HAVE_BODY: ReadonlySet<string> = new Set(['POST', 'PUT'])

/** Headers that are about one connection (RFC 9110 7.6.1), and those that a proxy answers to itself. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** `Host` becomes the server's own. An address that a caller claims is not to be believed by anybody. */
const NOT_HANDED_ON: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  'host',
  'content-length',
  'expect',
  'x-forwarded-for',
])

/**
 * Headers without those in `dropped`. What `Connection` names besides is kept: honouring it would let a caller have any
 * header removed (RFC 9110 7.6.1 is about what a proxy understands).
 */
function onward(rawHeaders: readonly string[], dropped: ReadonlySet<string>): string[] {
  const kept: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]]
    if (!dropped.has(name.toLowerCase())) kept.push(name, value)
  }
  return kept
}

function lengthOf(rawHeaders: readonly string[]): number | undefined {
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-length')
  return at < 0 ? undefined : Number(rawHeaders[at + 1])
}

/** The stream, broken off behind `limitBytes`: an answer whose end nobody announced may have none. */
function bounded(stream: Readable, limitBytes: number): Readable {
  let bytes = 0
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > limitBytes ? new Error(`The answer is larger than ${limitBytes} bytes`) : null, chunk)
    },
  })
  // The counter's own reader sees the error.
  pipeline(stream, counter, () => undefined)
  return counter
}

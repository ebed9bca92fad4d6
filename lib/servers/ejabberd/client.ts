import type { Readable } from 'node:stream'
import { buildConnector, Pool } from 'undici'
import type { UpstreamFailure } from '@/lib/commands/outcome'
import { DEFAULT_LIMITS, type EjabberdConfig } from './config'
import { faultOf, malformed } from './faults'
import { openSlowly } from './open-slowly'

/** A server that answered, whatever it said, or why it did not. */
export type Asked<T> = { readonly kind: 'ok'; readonly value: T } | UpstreamFailure

/** A POST to `mod_http_api`. */
export interface Question {
  /** Command and perhaps version, encoded: "status", "get_roster/v1". */
  readonly path: string
  /** JSON. */
  readonly body: string
  /** The `Authorization` header. */
  readonly authorization?: string
  /** The `Host` header; default: the host of the address. */
  readonly hostHeader?: string
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number
  /** Media type in lower case, without parameters; empty where there is none. */
  readonly type: string
  readonly body: Buffer
}

export interface EjabberdClient {
  readonly config: EjabberdConfig
  /** "xmpp.example.org:5443", for messages. */
  readonly host: string
  /** Path of the API without a slash at the end: "/api", or "". */
  readonly basePath: string
  readonly pool: Pool
  /**
   * Asks and reads the answer within `timeoutMs` and `limits.answerBytes`. Any HTTP status is `ok`; what else a server
   * or a network can do is a failure. Never throws, never follows a redirect.
   */
  ask(question: Question): Promise<Asked<Answer>>
  fault(error: unknown, answered: boolean): UpstreamFailure
  close(): Promise<void>
}

/** A pool of kept connections to one ejabberd. Nothing but the configured origin is ever dialled. */
export function createClient(config: EjabberdConfig): EjabberdClient {
  const { timeoutMs, connectMs, tls } = config
  const { answerBytes } = config.limits ?? DEFAULT_LIMITS
  const url = new URL(config.url)
  const basePath = url.pathname.replace(/\/+$/, '')
  const pool = new Pool(url.origin, {
    connections: config.connections,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: openSlowly(
      buildConnector({
        timeout: connectMs,
        noDelay: true,
        rejectUnauthorized: tls.verify,
        ...(tls.ca ? { ca: tls.ca } : {}),
      }),
    ),
  })
  const fault = (error: unknown, answered: boolean) =>
    faultOf(error, answered, { host: url.host, connectMs, timeoutMs })

  return {
    ...{ config, host: url.host, basePath, pool, fault },
    close: () => pool.close(),

    async ask({ path, body, authorization, hostHeader }) {
      let answered = false
      try {
        const answer = await pool.request({
          method: 'POST',
          path: `${basePath}/${path}`,
          headers: {
            'content-type': 'application/json',
            ...(authorization === undefined ? {} : { authorization }),
            ...(hostHeader === undefined ? {} : { host: hostHeader }),
          },
          body,
          signal: AbortSignal.timeout(timeoutMs),
        })
        answered = true
        const { statusCode: status, headers } = answer
        if (status >= 300 && status < 400) {
          discard(answer.body)
          return malformed(`${url.host} redirects to another address. Set the url to the API's final one`)
        }
        if (Number(headers['content-length'] ?? 0) > answerBytes) discard(answer.body)
        const bytes = answer.body.destroyed ? undefined : await readAll(answer.body, answerBytes)
        if (bytes === undefined) return { kind: 'too-large', limitBytes: answerBytes }
        return { kind: 'ok', value: { status, type: mediaType(headers['content-type']), body: bytes } }
      } catch (error) {
        return fault(error, answered)
      }
    },
  }
}

/** Ends an answer that nobody reads, and its connection. What it says to that is of no interest. */
export const discard = (stream: Readable) => stream.on('error', () => undefined).destroy()

const mediaType = (header: string | string[] | undefined) =>
  String(header ?? '')
    .split(';', 1)
    .join('')
    .trim()
    .toLowerCase()

/** All bytes, or undefined where there are more than `limitBytes`; then the rest is not waited for. */
async function readAll(stream: Readable, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Leaving the loop destroys the stream, and with it the connection.
    if (bytes > limitBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

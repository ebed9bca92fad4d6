import type { UpstreamFailure } from '@/lib/commands/outcome'

/** Where a fault happened, for its message. */
export interface Place {
  /** "xmpp.example.org:5443". */
  readonly host: string
  readonly connectMs: number
  readonly timeoutMs: number
}

/**
 * Turns what the HTTP client throws into an outcome that says what to look at. Never throws; an unknown error is named
 * by its code.
 *
 * @param answered whether the headers of an answer had arrived
 */
export function faultOf(error: unknown, answered: boolean, place: Place): UpstreamFailure {
  const code = codeOf(error)
  const { host, connectMs, timeoutMs } = place
  if (code === 'UND_ERR_CONNECT_TIMEOUT') {
    return unreachable(`${host} did not accept a connection within ${connectMs / 1000} s`)
  }
  if (TIMEOUTS.has(code)) return { kind: 'timeout', timeoutMs }
  const cause = CAUSES[code]
  if (cause) return unreachable(`${host}: ${cause}`)
  const tls = tlsReason(code)
  if (tls) return unreachable(`${host}: ${tls}`)
  if (code.startsWith('HPE_')) {
    return malformed(
      answered
        ? `${host} broke the rules of HTTP in the middle of its answer`
        : `${host} does not answer in HTTP. Does it expect TLS (https://)?`,
    )
  }
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !answered)
    return malformed(`${host} announces its answer with two different lengths`)
  const breach = BREACHES[code] ?? BREACHES[error instanceof Error ? error.message : '']
  if (breach) return malformed(`${host} ${breach}`)
  if (BROKEN_OFF.has(code))
    return malformed(answered ? `${host} broke off in the middle of its answer` : NO_ANSWER(host))
  return unreachable(`${host}: ${code || 'the connection failed'}`)
}

const unreachable = (message: string): UpstreamFailure => ({ kind: 'unreachable', message })
export const malformed = (message: string): UpstreamFailure => ({ kind: 'malformed-answer', message })

/** ejabberd closes the connection so when a request makes it crash. */
const NO_ANSWER = (host: string) =>
  `${host} closed the connection without an answer. Whether the command ran is not known`

/** `AbortSignal.timeout` throws a `TimeoutError`. */
const TIMEOUTS: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'TimeoutError',
])

const BROKEN_OFF: ReadonlySet<string> = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'ECONNRESET',
  'EPIPE',
])

/** By code, or by the message where the HTTP client has one code for several. */
const BREACHES: Readonly<Record<string, string | undefined>> = {
  UND_ERR_HEADERS_OVERFLOW: 'sends more than 16 KiB of headers',
  'bad upgrade': 'answers with another protocol than HTTP, which nobody asked for',
  'bad response': 'answers what nobody asked',
}

const CAUSES: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: 'connection refused. Is ejabberd running, with an ejabberd_http listener on this port?',
  ENOTFOUND: 'name not found. Check the host name in the url',
  EAI_AGAIN: 'name not found: the name server did not answer',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'the connection timed out',
}

const CERTIFICATE: Readonly<Record<string, string | undefined>> = {
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed; name it as tls.ca_file',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by an unknown authority; name that as tls.ca_file',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is signed by an unknown authority; name that as tls.ca_file',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is signed by an unknown authority; name that as tls.ca_file',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host name',
}

/** What is wrong with TLS, by the code of an error; undefined where it is something else. */
export function tlsReason(code: string): string | undefined {
  if (CERTIFICATE[code]) return `its TLS certificate ${CERTIFICATE[code]}`
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return 'no TLS connection. Does it speak plain HTTP (http://)?'
  }
  return undefined
}

/** The code of an error, or of the first of several attempts (one per address of a name). */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && code !== 'ABORT_ERR') return code
  return cause instanceof Error ? codeOf(cause) : error.name
}

import type { Definition } from '@/lib/commands/definition'
import { encodePieces, encodeResult } from '@/lib/commands/encode'
import { isLong, type LongOutcome } from '@/lib/commands/long-list'
import type { Failure } from '@/lib/commands/outcome'
import { toWellFormed } from '@/lib/commands/text'
import type { HttpAnswer } from '../http'

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Content-Type, Authorization, X-Admin',
}
const JSON_HEADERS = { 'Content-Type': 'application/json', ...CORS }

/** A preflight of a browser; ejabberd looks at nothing but the number of segments. */
export function preflight(isOneCommand: boolean): HttpAnswer {
  return {
    status: isOneCommand ? 200 : 400,
    headers: {
      'Content-Type': 'text/plain',
      ...CORS,
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      'Access-Control-Max-Age': '86400',
    },
    body: '',
  }
}

/** How a call ended, as `mod_http_api` says it (SPEC 4 and 5). `version` is the API version that was asked for. */
export function answerOf(
  outcome: LongOutcome,
  definition: Definition | undefined,
  version: number,
): HttpAnswer {
  if (outcome.kind !== 'ok') return failureAnswer(outcome)
  if (!definition) throw new Error('a call cannot succeed without a definition')
  if (isLong(outcome)) return json(200, encodePieces(definition, outcome.value))
  return json(200, encodeResult(definition, outcome.value, version))
}

const json = (
  status: number,
  body: HttpAnswer['body'],
  headers: Record<string, string> = JSON_HEADERS,
): HttpAnswer => ({
  status,
  headers,
  body,
})

const text = (status: number, words: string) => json(status, JSON.stringify(toWellFormed(words)))

const object = (status: number, code: number, message: string) =>
  json(status, JSON.stringify({ code, message: toWellFormed(message), status: 'error' }))

function failureAnswer(failure: Failure): HttpAnswer {
  switch (failure.kind) {
    case 'failed':
      // Not an error over HTTP: a failed `rescode` is status 200.
      return json(200, '1')
    case 'refused':
      return text(400, failure.reason)
    case 'not-found':
      return text(404, failure.reason)
    case 'conflict':
      return object(409, failure.code, failure.message)
    case 'error':
      return object(500, failure.code, failure.message)
    case 'crashed':
      return text(500, 'internal_error')
    case 'bad-body':
      return text(400, '400 Bad Request')
    case 'no-command-name':
      return object(400, 40, 'Missing command name.')
    case 'unknown-command':
      return failure.foreign ? object(404, 40, 'Endpoint not found.') : text(400, 'unknown_command')
    case 'bad-credentials':
      return object(401, 10, 'You are not authorized to call this command.')
    case 'bad-token':
      return object(401, 10, 'Oauth Token is invalid or expired.')
    case 'bad-argument':
      return failure.problem === 'unreadable' ? text(500, 'internal_error') : text(400, failure.message)
    case 'internal-command':
      return text(400, 'frontend_cannot_call_an_internal_command')
    case 'forbidden':
      return object(403, 32, 'AccessRules: Account does not have the right to perform the operation.')
    // ejabberd has no words for what follows.
    case 'slow-down':
      return {
        ...object(429, 429, `Too many wrong passwords. Try again in ${failure.retryAfterSeconds} seconds.`),
        headers: { ...JSON_HEADERS, 'Retry-After': String(failure.retryAfterSeconds) },
      }
    case 'unreachable':
      return object(502, 502, failure.message)
    case 'timeout':
      return object(504, 504, `The server did not answer within ${failure.timeoutMs / 1000} s.`)
    case 'too-large':
      return object(502, 502, `The server's answer is larger than ${failure.limitBytes} bytes.`)
    case 'malformed-answer':
      return object(502, 502, failure.message)
  }
}

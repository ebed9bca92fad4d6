import type { ServerResponse } from 'node:http'
import type { UpstreamFailure } from '@/lib/commands/outcome'

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

/** ejabberd closes the connection. The address of the proxy is not the caller's, and may be one that rules let in. */
export const UNREADABLE_ADDRESS = 'The address in X-Forwarded-For cannot be read.'

/** Nothing is run of which no record would stay. */
export const NOT_RECORDED = 'The call could not be recorded, so it was not made.'

export const tooLarge = (limitBytes: number) => `The body is larger than ${limitBytes} bytes.`

/** ejabberd's form of errors, with the HTTP status as its code. */
export const errorBody = (status: number, message: string) => ({ status: 'error', code: status, message })

/** An answer of ours in ejabberd's form of errors, with the HTTP status as its code. Gives the status back. */
export function refuseJson(response: ServerResponse, status: number, message: string): number {
  response.setHeader('Access-Control-Allow-Origin', '*')
  return refuse(response, status, 'application/json', JSON.stringify(errorBody(status, message)))
}

/** An answer of ours. What is left of the request is not wanted, so the connection ends with it. */
export function refuse(response: ServerResponse, status: number, type: string, body: string): number {
  response.sendDate = true
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  })
  response.end(body)
  return status
}

import { LATEST } from '@/lib/commands/definition'
import { isLong } from '@/lib/commands/long-list'
import type { Gateway } from '@/lib/gateway/call'
import type { CommandServer } from '@/lib/servers/server'
import { callerAddress, type TrustedProxies } from '../forwarded-for'
import type { HttpAnswer } from '../http'
import { page, type RoutedRequest, titledPage } from '../listener'
import { decodeArguments } from './arguments'
import { splitCredentials } from './credentials'
import { faultOf } from './fault'
import { writePieces } from './pieces'
import { readCall } from './read'
import { resultOf } from './result'
import { answerTestMethod } from './test-methods'
import { isStruct, type RpcMembers, type RpcValue } from './value'
import { writeFault, writeResponse } from './write'

export interface XmlRpcOptions {
  readonly gateway: Gateway
  readonly server: CommandServer
  /** The listener's `tag`, which rules may ask for. */
  readonly tag?: string
  readonly trustedProxies: TrustedProxies
}

/**
 * `ejabberd_xmlrpc`: a request is a call of the command named by its method, with credentials and arguments in its
 * parameters, always in the latest API version (SPEC 10). Its form is checked here, everything else on the gateway's
 * road.
 */
export function createXmlRpcHandler({ gateway, server, tag, trustedProxies }: XmlRpcOptions) {
  return async (request: RoutedRequest): Promise<HttpAnswer | undefined> => {
    const { method, headers, body } = request
    if (method !== 'POST' || !body) return page(400, 'Bad Request')
    const call = readCall(body)
    if (typeof call === 'string') return titledPage(400, call)
    const address = callerAddress(request.address, headers['x-forwarded-for'], trustedProxies)
    if (address === undefined) return undefined

    const { credentials, rest: params } = splitCredentials(call.params)
    const given = argumentsOf(params)
    const { outcome, definition } = await gateway.stream({
      server,
      command: call.method,
      version: LATEST,
      credentials,
      origin: { frontend: 'ejabberd_xmlrpc', address, tag },
      readArguments: found => (given ? decodeArguments(found, given) : { kind: 'bad-body' }),
    })
    if (isLong(outcome)) return definition && xml(writePieces(definition, outcome.value))
    // Whoever gets so far showed no credentials, or right ones.
    const value =
      outcome.kind === 'unknown-command'
        ? answerTestMethod(call.method, params)
        : definition && resultOf(definition, outcome)
    if (value !== undefined) return xml(writeResponse(value))
    if (outcome.kind === 'ok') throw new Error('a call cannot succeed without a definition')
    const fault = faultOf(outcome, { ...call, params, given })
    return fault && xml(writeFault(fault.code, fault.text))
  }
}

/** Of no parameters, or one that is a struct. Undefined for anything else. */
function argumentsOf([only, more]: readonly RpcValue[]): RpcMembers | undefined {
  if (only === undefined) return []
  return isStruct(only) && more === undefined ? only.members : undefined
}

const xml = (body: HttpAnswer['body']): HttpAnswer => ({
  status: 200,
  headers: { 'Content-Type': 'text/xml' },
  body,
})

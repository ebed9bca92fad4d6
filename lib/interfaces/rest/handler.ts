import { decodeArguments } from '@/lib/commands/decode'
import { readJsonObject } from '@/lib/commands/json'
import { parseQuery } from '@/lib/commands/query'
import type { Gateway } from '@/lib/gateway/call'
import type { CommandServer } from '@/lib/servers/server'
import { callerAddress, type TrustedProxies } from '../forwarded-for'
import type { HttpAnswer } from '../http'
import type { RoutedRequest } from '../listener'
import { answerOf, preflight } from './answer'
import { pathVersion } from './api-version'
import { readAuthorization } from './authorization'

export interface RestOptions {
  readonly gateway: Gateway
  readonly server: CommandServer
  /** The listener's `tag`, which rules may ask for. */
  readonly tag?: string
  /** API version of a request that names none, by its `Host` header. */
  readonly defaultVersion: (hostHeader: string | undefined) => number
  readonly trustedProxies: TrustedProxies
}

/**
 * `mod_http_api`: a request is a call of the command named by its first segment, with arguments from the query of a GET or
 * the JSON body of a POST. The body's syntax is checked here, everything else on the gateway's road (SPEC 2.6).
 */
export function createRestHandler({ gateway, server, tag, defaultVersion, trustedProxies }: RestOptions) {
  return async (request: RoutedRequest): Promise<HttpAnswer | undefined> => {
    const { method, path, rest, headers, body, query } = request
    const [command] = rest
    if (method === 'OPTIONS') return preflight(rest.length === 1)
    if (command === undefined || (method !== 'GET' && method !== 'POST')) {
      return answerOf({ kind: 'no-command-name' }, undefined, 0)
    }
    const given = method === 'GET' ? parseQuery(query ?? '') : body && readJsonObject(body)
    if (!given) return answerOf({ kind: 'bad-body' }, undefined, 0)

    const address = callerAddress(request.address, headers['x-forwarded-for'], trustedProxies)
    if (address === undefined) return undefined
    const version = pathVersion(path) ?? defaultVersion(headers.host)
    const { outcome, definition } = await gateway.stream({
      server,
      command,
      version,
      credentials: readAuthorization(headers.authorization),
      origin: { frontend: 'mod_http_api', address, tag },
      readArguments: found => decodeArguments(found, given, word => server.isKnownWord(word)),
    })
    return answerOf(outcome, definition, version)
  }
}

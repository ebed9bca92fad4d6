import type { Journal } from '@/lib/gateway/journal'
import type { HostedServer } from '@/lib/servers/hosted/server'
import { callerAddress, type TrustedProxies } from '../forwarded-for'
import type { HttpAnswer } from '../http'
import { page, type RoutedRequest } from '../listener'
import { answerAuthorization, showAuthorization } from './authorize'
import { answerToken } from './token'

export interface OauthOptions {
  readonly server: HostedServer
  readonly journal: Journal
  readonly trustedProxies: TrustedProxies
}

/** A request to one of the two paths. */
export interface OauthRequest extends OauthOptions {
  readonly request: RoutedRequest
  /** Of the caller, after trusted proxies. */
  readonly address: string
}

/** `ejabberd_oauth`: the paths `token` and `authorization_token`, and no other (SPEC 9). */
export function createOauthHandler(options: OauthOptions) {
  return async (request: RoutedRequest): Promise<HttpAnswer | undefined> => {
    const { method, rest, headers } = request
    const answer = rest.length === 1 ? ANSWERS[`${method} ${rest[0]}`] : undefined
    if (!answer) return page(404, 'Not Found')
    const address = callerAddress(request.address, headers['x-forwarded-for'], options.trustedProxies)
    return address === undefined ? undefined : answer({ ...options, request, address })
  }
}

const ANSWERS: Readonly<Record<string, (asked: OauthRequest) => Promise<HttpAnswer>>> = {
  'POST token': answerToken,
  'GET authorization_token': showAuthorization,
  'POST authorization_token': answerAuthorization,
}

import { callerAddress, type TrustedProxies } from '../forwarded-for'
import type { HttpAnswer } from '../http'
import type { RoutedRequest } from '../listener'
import { readAuthorization } from '../rest/authorization'
import { said } from './answer'
import { createCompletion } from './complete'
import { failureAnswer } from './failure'
import { type CtlOptions, createCtl } from './run'
import { answerMessage, type CtlService, toHttp } from './wire'

export const createCtlService = (options: CtlOptions): CtlService => ({
  run: createCtl(options),
  complete: createCompletion(options),
})

export interface RemoteCtlOptions extends CtlOptions {
  /** The listener's `tag`, which rules may ask for. */
  readonly tag?: string
  readonly trustedProxies: TrustedProxies
}

/**
 * Lines of ejabberdctl from elsewhere: for whoever shows credentials, as a caller of `mod_http_api`. The rules for
 * `ejabberd_ctl` are for the local socket; nothing that comes over the network is that caller.
 */
export function createRemoteCtlHandler({ trustedProxies, tag, ...options }: RemoteCtlOptions) {
  const service = createCtlService(options)
  return async ({
    method,
    headers,
    body,
    address: peer,
    rest,
  }: RoutedRequest): Promise<HttpAnswer | undefined> => {
    if (method !== 'POST' || rest.length > 0) return NOT_HERE
    const address = callerAddress(peer, headers['x-forwarded-for'], trustedProxies)
    if (address === undefined) return undefined
    const who = {
      credentials: readAuthorization(headers.authorization),
      origin: { frontend: 'mod_http_api', address, tag },
    } as const
    // Help needs no rule, but it is not for everybody who comes by.
    if (who.credentials.kind === 'none') return toHttp(failureAnswer({ kind: 'bad-credentials' }), 401)
    const identified = await options.server.identify(who.credentials, who.origin)
    if (identified.kind === 'ok') return answerMessage(service, body, who)
    return toHttp(failureAnswer(identified), identified.kind === 'slow-down' ? 429 : 401)
  }
}

const NOT_HERE = toHttp(said('Error: Lines of ejabberdctl are sent by POST.', 1), 405)

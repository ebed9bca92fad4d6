import { isInNetwork, parseAddress, parseNetwork } from '@/lib/commands/network'
import type { SetupFacts } from './setup'

/** Listeners that serve the API, and OAuth with it, under the addresses that Switchboard asks. */
export function listenersFor(
  { apiUrl, oauthUrl }: Pick<SetupFacts, 'apiUrl' | 'oauthUrl'>,
  withOauth: boolean,
): readonly object[] {
  const handlers = [
    [new URL(apiUrl), 'mod_http_api'] as const,
    ...(withOauth ? [[new URL(oauthUrl), 'ejabberd_oauth'] as const] : []),
  ]
  const origins = [...new Set(handlers.map(([{ origin }]) => origin))]
  return origins.map(origin => {
    const url = new URL(origin)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    return {
      port: portOf(url),
      ...(isLoopback(host) && { ip: parseAddress(host) ? host : '127.0.0.1' }),
      module: 'ejabberd_http',
      ...(url.protocol === 'https:' && { tls: true }),
      request_handlers: Object.fromEntries(
        handlers
          .filter(([handled]) => handled.origin === origin)
          .map(([{ pathname }, module]) => [pathname.replace(/\/+$/, '') || '/', module]),
      ),
    }
  })
}

/** The TCP port of an address, also where it is the protocol's own. */
export const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)

const LOOPBACK = ['127.0.0.0/8', '::1/128'].flatMap(text => parseNetwork(text) ?? [])

/** Whether a host name or address is this machine, so that nothing leaves it. */
export function isLoopback(host: string): boolean {
  const address = parseAddress(host)
  return host === 'localhost' || (!!address && LOOPBACK.some(network => isInNetwork(address, network)))
}

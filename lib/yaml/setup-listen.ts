import { isLoopback, parseAddress } from '@/lib/commands/network'
import type { SetupFacts } from './setup'

/** What is to be served besides the API. */
interface Besides {
  readonly oauth: boolean
  /** The way of XMPP clients. */
  readonly xmpp: boolean
}

/** Listeners that serve the API, and with it what else is wanted, under the addresses that Switchboard asks. */
export function listenersFor(
  { apiUrl, oauthUrl, xmppUrl }: Pick<SetupFacts, 'apiUrl' | 'oauthUrl' | 'xmppUrl'>,
  { oauth, xmpp }: Besides,
): readonly object[] {
  const isWebSocket = xmpp && /^wss?:/.test(xmppUrl)
  const handlers = [
    [new URL(apiUrl), 'mod_http_api'] as const,
    ...(oauth ? [[new URL(oauthUrl), 'ejabberd_oauth'] as const] : []),
    // A WebSocket begins as HTTP, on the same port.
    ...(isWebSocket ? [[new URL(xmppUrl.replace(/^ws/, 'http')), 'ejabberd_http_ws'] as const] : []),
  ]
  const origins = [...new Set(handlers.map(([{ origin }]) => origin))]
  return [
    ...origins.map(origin => {
      const url = new URL(origin)
      return {
        ...placeOf(url),
        module: 'ejabberd_http',
        ...(url.protocol === 'https:' && { tls: true }),
        request_handlers: Object.fromEntries(
          handlers
            .filter(([handled]) => handled.origin === origin)
            .map(([{ pathname }, module]) => [pathname.replace(/\/+$/, '') || '/', module]),
        ),
      }
    }),
    ...(xmpp && !isWebSocket ? [clientListener(new URL(xmppUrl))] : []),
  ]
}

/** For XMPP without HTTP: `xmpps:` begins with TLS, `xmpp:` goes over to it, except on one machine. */
function clientListener(url: URL): object {
  const tls = url.protocol === 'xmpps:' ? 'tls' : 'starttls_required'
  return {
    ...placeOf(url),
    module: 'ejabberd_c2s',
    ...((url.protocol === 'xmpps:' || !isLoopback(hostOf(url))) && { [tls]: true }),
  }
}

function placeOf(url: URL) {
  const host = hostOf(url)
  return { port: portOf(url), ...(isLoopback(host) && { ip: parseAddress(host) ? host : '127.0.0.1' }) }
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

const PORTS: Readonly<Record<string, number | undefined>> = { 'https:': 443, 'xmpp:': 5222, 'xmpps:': 5223 }

/** The TCP port of an address, also where it is the protocol's own. */
export const portOf = ({ port, protocol }: URL): number =>
  port === '' ? (PORTS[protocol] ?? 80) : Number(port)

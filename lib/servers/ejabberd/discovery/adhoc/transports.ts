import type { Socket as NetSocket } from 'node:net'
import type { Socket, Transport } from '@xmpp/client'
import { Agent, buildConnector, WebSocket } from 'undici'
import { staysHere, type XmppAddress } from './address'

/** The library's ways to connect, with this server's authority; `destroy` ends what they opened. */
export interface OwnTransports {
  readonly transports: Transport[]
  /** Why no WebSocket could be opened: its own error does not say. */
  failure(): Error | undefined
  destroy(): void
}

/**
 * Puts our settings of TLS into those ways that take them. WebSockets are undici's: Node.js 20 has none of its own.
 *
 * @param domain the virtual host: a certificate of `xmpps://` must be its (RFC 6120 13.7.2); of `wss://` that of the
 *   address (RFC 7395 3.9)
 */
export function ownTransports(
  given: readonly Transport[],
  { tls }: XmppAddress,
  domain: string,
  connectMs: number,
): OwnTransports {
  const options = { ca: tls.ca, rejectUnauthorized: tls.verify }
  const opened = new Set<NetSocket>()
  let failure: Error | undefined
  const connector = buildConnector({ ...options, timeout: connectMs })
  const agent = new Agent({
    connect: (to, done) =>
      connector(to, (...result) => {
        failure = result[0] ?? undefined
        if (result[1]) opened.add(result[1])
        done(...result)
      }),
  })

  const overWebSocket = (transport: Transport) => {
    const Base = transport.prototype.Socket
    class OwnSocket extends Base {
      override connect(url: string) {
        this.url = url
        this.secure = url.startsWith('wss:') || staysHere(url)
        this._attachSocket(new WebSocket(url, { protocols: ['xmpp'], dispatcher: agent }))
      }
    }
    return below(transport, { Socket: OwnSocket })
  }

  const overTls = (transport: Transport) =>
    below(transport, {
      socketParameters(address: string) {
        const parameters = transport.prototype.socketParameters(address)
        return parameters && { ...parameters, ...options, servername: domain }
      },
    })

  return {
    transports: given.map(transport => {
      if (transport.prototype.socketParameters('ws://x') !== undefined) return overWebSocket(transport)
      return transport.prototype.socketParameters('xmpps://x') === undefined ? transport : overTls(transport)
    }),
    failure: () => failure,
    destroy() {
      for (const socket of opened) socket.destroy()
      agent.destroy()
    },
  }
}

const below = (
  { prototype }: Transport,
  changes: { Socket?: new () => Socket; socketParameters?: (service: string) => unknown },
): Transport => ({ prototype: Object.assign(Object.create(prototype), changes) })

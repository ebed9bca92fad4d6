import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Entity, Socket, Stanza } from '@xmpp/client'
import type { XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { type NotFound, notFound } from '../findings'
import { staysHere, type XmppAddress } from './address'
import { endBy, SessionEnd } from './session-end'
import { ownTransports } from './transports'

/** Who signs in: their own JID, prepared, and password. */
export interface Account {
  readonly user: string
  readonly host: string
  readonly password: string
}

/** What keeps a session from lasting or growing without end. */
export interface SessionBounds {
  readonly connectMs: number
  readonly answerMs: number
  /** Of all that the server sends. */
  readonly bytes: number
  /** Of all that it sends after the sign-in. */
  readonly stanzas: number
}

export const DEFAULT_BOUNDS: SessionBounds = {
  connectMs: 10_000,
  answerMs: 15_000,
  bytes: 8 * 1024 * 1024,
  stanzas: 2_000,
}

/** A signed-in connection that asks its server. */
export interface Session {
  /** Sends the content of an `iq`; its answer, or one of type "error", as the whole stanza. */
  ask(type: 'get' | 'set', content: XmlElement): Promise<XmlElement>
}

/**
 * Signs in, does `work`, and disconnects whatever comes of it. Nobody sees the session as present: it sends no presence,
 * and so is given no messages.
 *
 * @returns what `work` returns, or one sentence why it came to nothing
 * @throws the reason of `signal` once it is aborted, and what `work` throws besides `SessionEnd`
 */
export async function withSession<T>(
  { address, account, signal, bounds = DEFAULT_BOUNDS }: SessionRequest,
  work: (session: Session) => Promise<T>,
): Promise<T | NotFound> {
  // Loaded where it is needed: most servers are known without it.
  const { client, xml } = await import('@xmpp/client')
  const { service } = address
  const at = new URL(service).host
  const { host } = account
  const entity = client({
    ...{ service, domain: host, lang: 'en', timeout: bounds.connectMs },
    credentials: async (authenticate, mechanisms) => {
      const mechanism = chooseMechanism(mechanisms, entity.isSecure(), service)
      const agent = xml('user-agent', { id: randomUUID() })
      await authenticate({ username: account.user, password: account.password }, mechanism, agent)
    },
  })
  entity.reconnect.stop()
  const own = ownTransports(entity.transports, address, host, bounds.connectMs)
  entity.transports = own.transports
  const explain = (error: unknown) =>
    error instanceof SessionEnd ? error : endBy(own.failure() ?? error, at, account)
  const over = new AbortController()
  const ended = endOf(entity, at, explain, bounds, signal, over.signal)
  const sockets = new Set<Socket | null>()
  entity.on('connect', () => sockets.add(entity.socket))

  const within = <R>(ms: number, what: string, promise: Promise<R>): Promise<R> => {
    const inTime = new AbortController()
    const late = delay(ms, undefined, { signal: inTime.signal }).then(() => {
      throw new SessionEnd(`${at} did not ${what} within ${ms / 1000} s.`)
    })
    return Promise.race([promise, ended, late]).finally(() => inTime.abort())
  }

  const toStanza = ({ name, attrs, children }: XmlElement): Stanza =>
    xml(name, { ...attrs }, ...children.map(child => (typeof child === 'string' ? child : toStanza(child))))
  const session: Session = {
    async ask(type, content) {
      const id = randomUUID()
      const answered = new Promise<Stanza>(resolve => {
        const hear = (stanza: Stanza) => {
          if (stanza.name !== 'iq' || stanza.attrs.id !== id) return
          entity.off('stanza', hear)
          resolve(stanza)
        }
        entity.on('stanza', hear)
      })
      const sent = entity.send(xml('iq', { type, id, to: host }, toStanza(content)))
      const answer = await within(bounds.answerMs, 'answer', Promise.all([answered, sent]))
      const parsed = parseXml(answer[0].toString())
      if (!parsed.ok) throw new SessionEnd(`${at} sent XML that cannot be read: ${parsed.reason}.`)
      return parsed.element
    },
  }

  const signIn = async () => {
    const online = new Promise(resolve => entity.once('online', resolve))
    await entity.connect(service)
    await entity.open({ domain: host, lang: 'en' })
    await online
  }
  try {
    await within(bounds.connectMs, 'let anybody sign in', signIn()).catch(error => {
      throw signal.aborted ? error : explain(error)
    })
    return await Promise.race([work(session), ended])
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof SessionEnd) return notFound(error.message)
    throw error
  } finally {
    over.abort()
    // Where nothing was opened, nobody will say good-bye.
    if (sockets.size > 0)
      await Promise.race([entity.stop().catch(() => undefined), delay(CLOSE_MS, undefined, { ref: false })])
    for (const socket of sockets) {
      socket?.destroy?.()
      socket?.socket?.destroy?.()
    }
    own.destroy()
  }
}

export interface SessionRequest {
  readonly address: XmppAddress
  readonly account: Account
  readonly signal: AbortSignal
  readonly bounds?: SessionBounds
}

/** How long the server may take to say good-bye. */
const CLOSE_MS = 2_000

/** The first that the library likes, but no password in the clear. */
function chooseMechanism(mechanisms: readonly string[], isSecure: boolean, service: string): string {
  const at = new URL(service).host
  if (!isSecure && !staysHere(service)) throw new SessionEnd(`${at} offers no TLS: no password was sent.`)
  const mechanism = mechanisms.find(name => name !== 'ANONYMOUS' && (isSecure || name !== 'PLAIN'))
  if (!mechanism) throw new SessionEnd(`${at} offers no way to sign in that Switchboard knows.`)
  return mechanism
}

/** Never resolves; rejects as soon as the session cannot go on, or must not. `signal` is heard until `over`. */
function endOf(
  entity: Entity,
  at: string,
  explain: (error: unknown) => SessionEnd,
  bounds: SessionBounds,
  signal: AbortSignal,
  over: AbortSignal,
): Promise<never> {
  let bytes = 0
  let stanzas = 0
  const ended = new Promise<never>((_, reject) => {
    const receive = entity._onData.bind(entity)
    // Counted before it is parsed: an element without an end would never be seen.
    entity._onData = data => {
      bytes += Buffer.byteLength(data)
      if (bytes <= bounds.bytes) receive(data)
      else reject(new SessionEnd(`${at} sent more than ${bounds.bytes} bytes.`))
    }
    entity.on('stanza', () => {
      stanzas += 1
      if (stanzas > bounds.stanzas) reject(new SessionEnd(`${at} sent more than ${bounds.stanzas} stanzas.`))
    })
    entity.on('error', error => reject(explain(error)))
    entity.on('disconnect', () => reject(new SessionEnd(`${at} closed the connection.`)))
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over })
    if (signal.aborted) reject(signal.reason)
  })
  ended.catch(() => undefined)
  return ended
}

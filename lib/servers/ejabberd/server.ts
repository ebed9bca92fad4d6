import type { UpstreamFailure } from '@/lib/commands/outcome'
import type { DiscoveryStore } from '@/lib/store/discovery'
import type { CommandServer, Credentials } from '../server'
import { createCall } from './call'
import { createClient } from './client'
import { DEFAULT_LIMITS, type EjabberdConfig, type Limits } from './config'
import { createDiscovery, type Discovery } from './discovery/discovery'
import type { Exchange, Receiver } from './exchange'
import { forward, type RawRequest } from './forward'
import { createHealthWatch } from './health'
import { accountOf, authorizationOf, createIdentify, POISON, readProbe } from './identify'
import { createReleaseWatch, type Release } from './release'
import { createSharedReads } from './shared-reads'
import { limitCommands, limitOf, withinLimit } from './version-limit'

/** A real ejabberd, asked through its `mod_http_api`. */
export interface EjabberdServer extends CommandServer {
  readonly kind: 'ejabberd'
  readonly limits: Limits
  /** What is known of its own commands, and how to learn more. */
  readonly discovery: Discovery
  /** The release that its definitions are compared with. */
  release(): Release
  /** Begins a look at its commands as this person; `alsoTried` as for `Discovery.start`. */
  look(credentials: Credentials, alsoTried?: readonly string[]): void
  /** Hands a request of another program on as it is; see `forward`. */
  forward(request: RawRequest, receiver: Receiver): Exchange
  /** Lets requests in flight end and closes the connections. */
  close(): Promise<void>
}

/** A health check waits no longer than this, whatever calls may take. */
const HEALTH_MS = 10_000

/**
 * A real server. Nothing is asked of it until it is used; it may be down now and up later.
 *
 * @param store where what is learnt of its commands is kept
 */
export function createEjabberdServer(config: EjabberdConfig, store?: DiscoveryStore): EjabberdServer {
  const client = createClient(config)
  const { oauthUrl = `${new URL(config.url).origin}/oauth` } = config
  const oauthClient = createClient({ ...config, url: oauthUrl })
  const releases = createReleaseWatch(client)
  const identify = createIdentify(client, authorization => releases.learn(authorization))
  const call = createCall(client, releases, identify)
  const discovery = createDiscovery(config.id, client, releases, config.discovery, store)
  const reads = createSharedReads()
  // On a connection of its own: that all others are busy is no sickness.
  const pulse = createClient({
    ...config,
    connections: 1,
    timeoutMs: Math.min(config.timeoutMs, HEALTH_MS),
  })
  const limit = limitOf(config)

  /** Whether it is there, without credentials and without running anything. */
  const watch = createHealthWatch(async () => {
    const startedAt = performance.now()
    const asked = await pulse.ask({ path: 'status', body: POISON })
    if (asked.kind !== 'ok') return { state: 'down', message: explain(asked, client.host) }
    const latencyMs = Math.round(performance.now() - startedAt)
    const refuses = asked.value.status === 401 || asked.value.status === 403
    const verdict = readProbe(asked.value, client.host)
    if (!refuses && verdict.kind === 'malformed-answer') return { state: 'down', message: verdict.message }
    await releases.learn()
    return { state: 'up', software: releases.current().software, latencyMs }
  })

  return {
    id: config.id,
    label: config.label,
    kind: 'ejabberd',
    limits: config.limits ?? DEFAULT_LIMITS,

    health: patienceMs => watch.health(patienceMs),

    async catalogue() {
      await releases.learn()
      await discovery.startIfDue()
      const { release, software, source } = releases.current()
      const isChecked = discovery.findings().some(({ absent }) => absent === 'others' || absent.length > 0)
      return {
        ...{ release, software, commands: limitCommands(discovery.current().commands, limit) },
        source: isChecked ? `${source}, checked with this server` : source,
        ...(discovery.look().state === 'running' ? { isLooking: true } : {}),
      }
    },

    discovery,
    release: () => releases.current(),
    look: (credentials, alsoTried) =>
      discovery.start({
        ...{ authorization: authorizationOf(credentials), account: accountOf(credentials), alsoTried },
      }),
    async find(command) {
      await discovery.ready
      return withinLimit(discovery.current().find(command), limit)
    },
    notes: command => discovery.current().notes(command),
    identify: credentials => identify(credentials),
    isKnownWord: word => discovery.current().isKnownWord(word),
    // The server decides by its own rules, when it is called.
    authorize: () => ({ allowed: true }),
    call: asked =>
      discovery.current().notes(asked.definition.name).effect === 'read'
        ? reads.ask(asked, call)
        : call(asked).finally(reads.changed),
    forward(request, receiver) {
      const exchange = forward(request.to === 'oauth' ? oauthClient : client, request, receiver)
      exchange.ended.then(reads.changed)
      return exchange
    },
    async close() {
      watch.close()
      await discovery.close()
      await Promise.all([client.close(), oauthClient.close(), pulse.close()])
    },
  }
}

function explain(failure: UpstreamFailure, host: string): string {
  if (failure.kind === 'timeout') return `${host} did not answer within ${failure.timeoutMs / 1000} s`
  if (failure.kind === 'too-large') return `${host} answers with more than ${failure.limitBytes} bytes`
  return failure.message
}

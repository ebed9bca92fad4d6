import { definitionsOf } from '@/lib/catalog/facts'
import type { DiscoveryStore } from '@/lib/store/discovery'
import type { EjabberdClient } from '../client'
import type { ReleaseWatch } from '../release'
import { DEFAULT_DISCOVERY, type DiscoveryConfig } from './config'
import { readDocument } from './documents/read-files'
import type { Findings, NotFound, Source } from './findings'
import { hearAll } from './hear-all'
import { type KnownCatalogue, knownCatalogue } from './known-catalogue'
import type { Look, LookWith } from './look'
import { type KnownCommand, mergeFindings } from './merge'
import { DEFAULT_PACE } from './probe/pace'
import type { Progress } from './progress'

/** What is known of one real server's commands, and how it is learnt. */
export interface Discovery {
  /** Once what was kept is read. */
  readonly ready: Promise<void>
  /** The catalogue by all that is known now; quick. */
  current(): KnownCatalogue
  /** The same as it was put together. */
  merged(): ReadonlyMap<string, KnownCommand>
  findings(): readonly Findings[]
  readonly sources: readonly Source[]
  look(): Look
  /** Begins a look with all sources that are configured, unless one is under way. It ends by itself. */
  start(given?: LookWith): void
  cancel(): void
  /** Begins one where that is due by itself: once per server and release. */
  startIfDue(): Promise<void>
  /** Takes a document that a person handed in; replaces the one before. */
  teach(source: 'docs' | 'file', text: string, file: string): Promise<NotFound | undefined>
  forget(source: Source): Promise<void>
  /** Ends a look that is under way. */
  close(): Promise<void>
}

/** What is known, put together. */
interface View {
  readonly key: unknown
  readonly merged: ReadonlyMap<string, KnownCommand>
  readonly catalogue: KnownCatalogue
}

/**
 * @param store where it is kept; without one it is forgotten with the process
 */
export function createDiscovery(
  serverId: string,
  client: Pick<EjabberdClient, 'ask' | 'host'>,
  releases: ReleaseWatch,
  config: DiscoveryConfig = DEFAULT_DISCOVERY,
  store?: DiscoveryStore,
): Discovery {
  const bySource = new Map<Source, Findings>()
  let last: Look = { state: 'never' }
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined
  let cache: View | undefined
  let changes = 0

  const ready = load(serverId, store).then(kept => {
    for (const findings of kept) if (!bySource.has(findings.source)) bySource.set(findings.source, findings)
    changes += 1
  })

  const keep = async (findings: Findings) => {
    bySource.set(findings.source, findings)
    changes += 1
    const { source, at, software } = findings
    await store?.put({ server_id: serverId, source, at, software, found: JSON.stringify(findings) })
  }

  const view = () => {
    const { release } = releases.current()
    const key = `${release} ${changes}`
    if (cache?.key !== key) {
      const merged = mergeFindings({ release, definitions: definitionsOf(release) }, [...bySource.values()])
      cache = { key, merged, catalogue: knownCatalogue(merged) }
    }
    return cache
  }

  const lookAll = async (given: LookWith, signal: AbortSignal) => {
    const startedAt = Date.now()
    await ready
    const report = (source: Source, progress?: Progress) => {
      if (!signal.aborted) last = { state: 'running', source, progress, startedAt }
    }
    const server = { client, release: releases.current(), config }
    const problems = await hearAll({ server, found: bySource, keep, view, report, signal }, given)
    last = { state: 'ended', at: Date.now(), problems }
  }

  const discovery: Discovery = {
    ready,
    current: () => view().catalogue,
    merged: () => view().merged,
    findings: () => [...bySource.values()],
    sources: [
      ...(config.definitionsFile ? (['file'] as const) : []),
      ...(config.ctl ? (['ctl'] as const) : []),
      ...(config.docsFile ? (['docs'] as const) : []),
      ...(config.xmpp ? (['adhoc'] as const) : []),
      'probe',
    ],
    look: () => last,

    start(given = {}) {
      if (running) return
      const stop = new AbortController()
      const signal = AbortSignal.any([
        stop.signal,
        AbortSignal.timeout(config.ctl ? CTL_TOTAL_MS : DEFAULT_PACE.totalMs),
      ])
      last = { state: 'running', source: 'probe', startedAt: Date.now() }
      const ended = lookAll(given, signal)
        .catch(error => {
          if (stop.signal.aborted) last = { state: 'cancelled', at: Date.now() }
          else {
            if (!signal.aborted) console.error(`The commands of ${serverId} were not learnt:`, error)
            const message = signal.aborted
              ? 'It took too long and was stopped.'
              : 'Switchboard made a mistake; its log has the details.'
            last = { state: 'ended', at: Date.now(), problems: [{ message }] }
          }
        })
        .finally(() => {
          running = undefined
        })
      running = { stop, ended }
    },

    cancel: () => running?.stop.abort(),

    async startIfDue() {
      if (!config.automatic || running || last.state === 'cancelled') return
      await ready
      const { software, isSure } = releases.current()
      const known = bySource.get('probe')?.software
      // A server that does not tell its release to this caller is the one it was.
      if (known !== undefined && (!isSure || known === software)) return
      if (last.state === 'ended' && Date.now() - last.at < RETRY_MS) return
      discovery.start()
    },

    async teach(source, text, file) {
      const commands = readDocument(source, text)
      if ('kind' in commands) return commands
      const { software } = releases.current()
      await keep({ source, at: Date.now(), software, commands, absent: [], file })
      return undefined
    },

    async forget(source) {
      bySource.delete(source)
      changes += 1
      await store?.remove(serverId, source)
    },

    async close() {
      running?.stop.abort()
      await running?.ended
      await ready
    },
  }
  return discovery
}

/** A virtual machine for each command takes its time. */
const CTL_TOTAL_MS = 20 * 60_000
/** How long a server that could not be asked is left alone by itself. */
const RETRY_MS = 10 * 60_000

async function load(serverId: string, store: DiscoveryStore | undefined): Promise<Findings[]> {
  const rows = (await store?.list(serverId)) ?? []
  return rows.map(({ found }) => JSON.parse(found) as Findings)
}

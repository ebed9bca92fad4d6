import { readEnvironment } from '@/lib/config/environment'
import { type Config, loadConfig } from '@/lib/config/load'
import { withScopes } from '@/lib/config/newcomer'
import { operatorFile } from '@/lib/config/operator-file'
import type { Gateway } from '@/lib/gateway/call'
import { createGateway } from '@/lib/gateway/gateway'
import { createJournal, type Journal } from '@/lib/gateway/journal'
import { runNested } from '@/lib/gateway/nested'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { ensureFirstAdmin } from '@/lib/servers/hosted/first-admin'
import { createHostedServer, type HostedServer } from '@/lib/servers/hosted/server'
import { loadThirdParty } from '@/lib/servers/hosted/third-party/load'
import type { CommandServer } from '@/lib/servers/server'
import { readAuthSecret } from '@/lib/session/auth-secret'
import { createVault, type Vault } from '@/lib/session/vault'
import { createDiscoveryStore } from '@/lib/store/discovery'
import { openStore, type Store } from '@/lib/store/store'
import { createTokenNotes, type TokenNotes } from '@/lib/store/token-notes'
import { VERSION } from '@/lib/version'

/** The parts of a running Switchboard, made once and put together here and nowhere else. */
export interface Runtime {
  readonly config: Config
  readonly store: Store
  readonly gateway: Gateway
  readonly journal: Journal
  readonly vault: Vault
  readonly tokenNotes: TokenNotes
  readonly authSecret: string
  /** The hosted server first, then the real ones in the order of the configuration. */
  readonly servers: ReadonlyMap<string, CommandServer>
  readonly hosted: HostedServer
  readonly ejabberds: ReadonlyMap<string, EjabberdServer>
  /** The first admin's JID and generated password, where this start made it. */
  readonly firstAdmin?: { readonly jid: string; readonly password: string }
  close(): Promise<void>
}

export async function createRuntime(given: Config): Promise<Runtime> {
  const { dataFolder, database, firstAdmin } = given.environment
  const store = await openStore(database ?? { dataFolder })
  const made = await ensureFirstAdmin(store, given.hosted, {
    jid: given.firstAdminJid,
    password: firstAdmin.password,
  })
  const journal = createJournal(store)
  const tokenNotes = createTokenNotes(store)
  const authSecret = await readAuthSecret(given.environment)
  const gateway = createGateway(journal, tokenNotes.used)
  const thirdParty = await loadThirdParty(given.hosted)
  const config = given.isNewcomer ? { ...given, hosted: withScopes(given.hosted, thirdParty.modules) } : given
  const hosted: HostedServer = createHostedServer({
    config: config.hosted,
    store,
    version: VERSION,
    thirdParty,
    operatorFile: operatorFile(given, thirdParty.modules),
    run: call => runNested(gateway, hosted, call),
  })
  const discoveries = createDiscoveryStore(store)
  const ejabberds = new Map(
    config.servers.map(server => [server.id, createEjabberdServer(server, discoveries)]),
  )
  return {
    config,
    store,
    journal,
    gateway,
    vault: createVault(store, authSecret),
    tokenNotes,
    authSecret,
    servers: new Map<string, CommandServer>([[hosted.id, hosted], ...ejabberds]),
    hosted,
    ejabberds,
    firstAdmin: made,
    async close() {
      hosted.close()
      await journal.flush()
      await tokenNotes.flush()
      await Promise.all([...ejabberds.values()].map(server => server.close()))
      await store.close()
    },
  }
}

/**
 * `server.ts` and Next's own bundle each have a copy of this module, but must share one database connection, one cache
 * and one journal. So the runtime hangs on a symbol of `globalThis`.
 */
const KEY = Symbol.for('switchboard.runtime')
const shared = globalThis as { [KEY]?: Promise<Runtime> }

/** The process's runtime; made on first use, which is how `next dev` and `next start` get one. */
export function runtime(): Promise<Runtime> {
  shared[KEY] ??= createRuntime(loadConfig(readEnvironment(process.env)))
  return shared[KEY]
}

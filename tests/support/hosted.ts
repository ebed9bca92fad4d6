import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Environment } from '@/lib/config/environment'
import { loadConfig } from '@/lib/config/load'
import { openCtlSocket } from '@/lib/process/ctl-socket'
import { createProcessServer } from '@/lib/process/serve'
import { createRuntime, type Runtime } from '@/lib/runtime'
import type { PostgresOptions } from '@/lib/store/postgres'
import { placeForSpecs } from '@/lib/store/testing'

/** The accounts that every conformance scenario starts with. */
export const CONFORMANCE_ACCOUNTS = [
  ['admin', 'localhost', 'secret'],
  ['alice', 'localhost', 'alicepw'],
  ['bob', 'localhost', 'bobpw'],
  ['carol', 'example.org', 'carolpw'],
] as const

export interface HostedProcess {
  readonly url: string
  /** Absolute; it has the local socket of switchboardctl. */
  readonly dataFolder: string
  readonly app: Runtime
  /** Writes at once what it would write a little later: the journal, uses of tokens. */
  flush(): Promise<void>
  stop(): Promise<void>
}

interface Options {
  /** Path of a configuration file, or its text; left out: what a newcomer has. */
  readonly config?: string
  readonly accounts?: readonly (readonly [user: string, host: string, password: string])[]
  /** Instead of a database of its own; stays when the process stops. */
  readonly place?: PostgresOptions | { readonly dataFolder: string }
  readonly admin?: { readonly jid?: string; readonly password?: string }
}

/** The command interfaces of a whole Switchboard in this process, on a free port, with a database of its own. */
export async function startHosted({
  config,
  accounts = [],
  admin,
  place: given,
}: Options = {}): Promise<HostedProcess> {
  const ownFolder = await mkdtemp(path.join(tmpdir(), 'switchboard-'))
  const dataFolder = given && 'dataFolder' in given ? given.dataFolder : ownFolder
  const file = path.join(ownFolder, 'switchboard.yml')
  const isText = config?.includes('\n')
  if (config && isText) await writeFile(file, config)
  const place = given ?? (await placeForSpecs())
  const environment: Environment = {
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    configFile: { path: config && !isText ? path.resolve(config) : file, required: config !== undefined },
    ...(place && 'url' in place && { database: place }),
    firstAdmin: admin ?? { jid: 'admin@localhost', password: 'secret' },
  }
  const app = await createRuntime(loadConfig(environment))
  for (const [user, host, password] of accounts) await addAccount(app, user, host, password)
  const ctl = await openCtlSocket(app)
  if (ctl.problem) throw new Error(ctl.problem)
  const server = createProcessServer(app, () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dataFolder,
    app,
    async flush() {
      await app.journal.flush()
      await app.tokenNotes.flush()
    },
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await ctl.close?.()
      await app.close()
      await rm(ownFolder, { recursive: true, force: true })
    },
  }
}

/** Registers without asking the rules, as an operator does with ejabberdctl before a server goes live. */
async function addAccount(app: Runtime, user: string, host: string, password: string) {
  const hosted = app.servers.get('hosted')
  const definition = (await hosted?.find('register'))?.[0]
  if (!hosted || !definition) throw new Error('The hosted server has no command register')
  const outcome = await hosted.call({
    definition,
    version: 0,
    args: { user, host, password },
    credentials: { kind: 'none' },
    caller: {},
    origin: { frontend: 'ejabberd_ctl' },
  })
  if (outcome.kind !== 'ok' && outcome.kind !== 'conflict') {
    throw new Error(`register ${user}@${host}: ${JSON.stringify(outcome)}`)
  }
}

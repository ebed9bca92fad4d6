import { parseAccess } from '@/lib/access/rules'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import { inOne } from '@/lib/commands/long-list'
import type { Outcome } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'
import type { Store } from '@/lib/store/store'
import { openSpecStore } from '@/lib/store/testing'
import type { Caller, Credentials } from '../server'
import type { HostedConfig } from './config'
import { createHostedServer } from './server'
import type { ThirdParty } from './third-party/load'

const HOSTS = ['localhost', 'example.org']

/** A hosted server for specs, on a database of its own. Its virtual hosts: localhost and example.org. */
export interface TestServer {
  readonly store: Store
  readonly config: HostedConfig
  readonly server: ReturnType<typeof createHostedServer>
  /** Runs a command past the rules. `version`: left out, the newest. */
  run(command: string, args?: Readonly<Record<string, Value>>, version?: number): Promise<Outcome>
  /** Runs a command that must succeed; its value. */
  value(command: string, args?: Readonly<Record<string, Value>>, version?: number): Promise<Value>
  identify(credentials: Credentials): Promise<Outcome<Caller>>
  stop(): Promise<void>
}

interface Setup extends Partial<Omit<HostedConfig, 'access'>> {
  /** `acl`, `access_rules`, `api_permissions`. */
  readonly rules?: Parameters<typeof parseAccess>[0]
  readonly file?: string
  /** Instead of one of its own; closed with the server. */
  readonly store?: Store
  readonly thirdParty?: ThirdParty
}

export async function startTestServer({
  rules,
  file,
  store: given,
  thirdParty,
  ...options
}: Setup = {}): Promise<TestServer> {
  const access = parseAccess(
    rules ?? { acl: { admin: { user: 'admin@localhost' } }, access_rules: { configure: { allow: 'admin' } } },
    HOSTS,
  )
  if (!access.ok) throw new Error(JSON.stringify(access.problems))
  const store = given ?? (await openSpecStore(file))
  const config: HostedConfig = {
    label: 'Built-in server',
    hosts: HOSTS,
    access: access.rules,
    loglevel: 'none',
    passwords: { format: 'plain', hash: 'sha' },
    oauth: { expireSeconds: 3600, access: 'all', clientIdCheck: 'db' },
    ...options,
  }
  const server = createHostedServer({
    config,
    store,
    version: '0.0.0',
    thirdParty,
    run: () => Promise.reject(new Error('Here is no gateway')),
  })
  const run: TestServer['run'] = async (name, args = {}, version = LATEST) => {
    const definition = selectVersion((await server.find(name)) ?? [], version)
    if (!definition) throw new Error(`No command ${name} in version ${version}`)
    const call = { definition, version, args, credentials: { kind: 'none' }, caller: {} } as const
    return inOne(await server.call({ ...call, origin: { frontend: 'ejabberd_ctl' } }))
  }
  return {
    store,
    config,
    server,
    run,
    async value(name, args, version) {
      const outcome = await run(name, args, version)
      if (outcome.kind !== 'ok') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
      return outcome.value
    },
    identify: credentials => server.identify(credentials, { frontend: 'mod_http_api' }),
    async stop() {
      server.close()
      await store.close()
    },
  }
}

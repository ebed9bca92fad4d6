import { LATEST, selectVersion } from '@/lib/commands/definition'
import { inOne } from '@/lib/commands/long-list'
import type { Outcome } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'
import type { EjabberdConfig } from '@/lib/servers/ejabberd/config'
import type { CommandServer, Credentials } from '@/lib/servers/server'

/** Settings of a server at `url`, with bounds that a test can wait for. */
export function settings(url: string, changes: Partial<EjabberdConfig> = {}): EjabberdConfig {
  return {
    ...{ id: 'real', label: 'Real', url, tls: { verify: true } },
    ...{ timeoutMs: 10_000, connectMs: 2_000, connections: 8 },
    ...changes,
  }
}

export const basic = (jid: string, password: string): Credentials => ({ kind: 'basic', jid, password })

/** Runs a command as the gateway does once its checks are done. */
export async function run(
  server: CommandServer,
  credentials: Credentials,
  command: string,
  args: Readonly<Record<string, Value>> = {},
): Promise<Outcome> {
  const versions = await server.find(command)
  const definition = versions && selectVersion(versions, LATEST)
  if (!definition) throw new Error(`The catalogue has no ${command}`)
  const outcome = await server.call({
    definition,
    version: LATEST,
    args,
    credentials,
    caller: {},
    origin: { frontend: 'mod_http_api' },
  })
  return inOne(outcome)
}

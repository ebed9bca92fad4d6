import { LATEST } from '@/lib/commands/definition'
import type { EjabberdConfig } from '@/lib/servers/ejabberd/config'
import { examine, type Order, STEPS, type StepReport } from '@/lib/servers/ejabberd/doctor/examine'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import type { SetupFacts } from '@/lib/yaml/setup'
import { basic } from './ejabberd-call'

/** Settings of a server at `url`, with bounds that a test can wait for. */
export const configOf = (url: string, more: Partial<EjabberdConfig> = {}): EjabberdConfig => ({
  ...{ id: 'real', label: 'Real', url, tls: { verify: true }, connections: 2 },
  ...{ timeoutMs: 3_000, connectMs: 2_000 },
  ...more,
})

/** Runs a command as the operator's own program does. */
const runBy =
  (server: EjabberdServer): Order['run'] =>
  async (command, args, credentials) => {
    const definition = (await server.find(command))?.at(-1)
    if (!definition) return { kind: 'unknown-command', foreign: true }
    const origin = { frontend: 'mod_http_api' } as const
    const call = { definition, version: LATEST, args, credentials, caller: {}, origin }
    return (await server.call(call as Parameters<typeof server.call>[0])) as Awaited<ReturnType<Order['run']>>
  }

/** What each step found, by its id, and what was learnt of the server. */
export type Look = Map<string, StepReport> & { facts: SetupFacts }

/** Has the doctor look as admin@localhost, for statistics, unless `order` says otherwise. */
export async function doctor(config: EjabberdConfig, order: Partial<Order> = {}): Promise<Look> {
  const server = createEjabberdServer(config)
  const reports = new Map<string, StepReport>()
  const steps = examine({
    ...{ config, purposes: ['statistics'], tokens: false, adhoc: false, mayRunCtl: true },
    ...{ credentials: basic('admin@localhost', 'secret'), signal: new AbortController().signal },
    run: runBy(server),
    ...order,
  })
  let next = await steps.next()
  for (; !next.done; next = await steps.next()) reports.set(next.value.id, next.value)
  await server.close()
  return Object.assign(reports, { facts: next.value })
}

export const states = (reports: ReadonlyMap<string, StepReport>) =>
  Object.fromEntries([...reports].map(([id, { state }]) => [id, state]))

/** The states where every step is well. */
export const ALL_OK = Object.fromEntries(STEPS.map(({ id }) => [id, 'ok']))

import { z } from 'zod'
import { PURPOSES } from '@/lib/access/purposes'
import type { DoctorRequest, SetupAnswer } from '@/lib/client/setup'
import { examine, factsOf, STEPS } from '@/lib/servers/ejabberd/doctor/examine'
import type { CommandServer, Credentials } from '@/lib/servers/server'
import { writeXmppSetting } from '@/lib/yaml/setup'
import { callWith } from './call'
import { readBody } from './read-body'
import { ConsoleError, consoleRoute, type Visit } from './route'
import { configFileName, mayReadRules } from './rules'

/** A visit to the set-up of a server, at which the person need not be signed in. */
export interface SetupVisit extends Visit {
  readonly server: CommandServer
  /** They may read the rules of the hosted server. */
  readonly isAdminHere: boolean
}

/**
 * A route for people who are signed in at the server, or may read the rules of the hosted one: a server that is not set
 * up yet lets nobody sign in.
 */
export function setupRoute(request: Request, id: string, answer: (visit: SetupVisit) => Promise<unknown>) {
  return consoleRoute(request, async visit => {
    const { app, session } = visit
    const server = app.servers.get(id)
    if (!server)
      throw new ConsoleError('not-found', `There is no server "${id}". Choose one in the server list.`)
    if (!(await isSignedInAnywhere(visit))) {
      throw new ConsoleError(
        'signed-out',
        `Sign in at ${server.label}, or as an admin of ${app.hosted.label}, to go on.`,
      )
    }
    const isAdminHere = await isAdminOfHosted(visit)
    if (!isAdminHere && !(session && (await app.vault.get(session, id)))) {
      throw new ConsoleError(
        'forbidden',
        `For people who are signed in at ${server.label}, and for admins of ${app.hosted.label}.`,
      )
    }
    return answer({ ...visit, server, isAdminHere })
  })
}

async function isSignedInAnywhere({ app, session }: Visit): Promise<boolean> {
  if (!session) return false
  for (const server of app.servers.keys()) if (await app.vault.get(session, server)) return true
  return false
}

async function isAdminOfHosted(visit: Visit): Promise<boolean> {
  const { app, session, address } = visit
  const person = session && (await app.vault.get(session, app.hosted.id))
  if (!person) return false
  const known = await app.hosted.identify(person.credentials, { frontend: 'mod_http_api', address })
  return known.kind === 'ok' && mayReadRules(visit, known.value)
}

/** What is known of the visited server before anybody looks. */
export async function setupOf(visit: SetupVisit): Promise<SetupAnswer> {
  const { app, server } = visit
  if (server.kind === 'hosted') {
    const handlers = app.config.listener.handlers.map(({ prefix, module }) => ({
      path: `/${prefix.join('/')}`,
      module,
    }))
    return { kind: 'hosted', file: configFileName(visit), handlers }
  }
  const { config, real } = realServer(visit)
  const release = real.release()
  const facts = factsOf(config, release)
  return {
    kind: 'ejabberd',
    facts,
    ...(config.discovery?.xmpp ? {} : { xmppLines: writeXmppSetting(config.id, facts) }),
    software: release.software,
    isReleaseKnown: release.isSure,
    steps: STEPS.map(({ id, title, why }) => ({ id, title, why })),
  }
}

const doctorRequest: z.ZodType<DoctorRequest> = z.strictObject({
  jid: z.string().max(3000),
  password: z.string().max(3000),
  purposes: z.array(z.enum(PURPOSES.map(({ id }) => id))).max(PURPOSES.length),
  tokens: z.boolean(),
  adhoc: z.boolean(),
})

/**
 * Looks at the visited server, with credentials that are neither kept nor logged. What is run goes the gateway's road. A
 * line of JSON for each step, as it ends; whoever goes away ends the look.
 */
export async function examineServer(visit: SetupVisit): Promise<Response> {
  const { jid, password, purposes, tokens, adhoc } = await readBody(visit.request, doctorRequest)
  const { config, real } = realServer(visit)
  const credentials: Credentials =
    jid === '' && password === '' ? { kind: 'none' } : { kind: 'basic', jid, password }
  const gone = new AbortController()
  const reports = examine({
    ...{ config, purposes, tokens, adhoc, credentials, mayRunCtl: visit.isAdminHere },
    run: async (command, args, shown) => (await callWith(visit, shown, { command, args })).outcome,
    signal: AbortSignal.any([gone.signal, visit.request.signal]),
  })
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await reports.next()
      if (next.done) return controller.close()
      const { id, state } = next.value
      // Its release is told to people with rights only, and the lines depend on it.
      if (id === 'credentials' && state === 'ok') await real.identify(credentials, ORIGIN)
      controller.enqueue(new TextEncoder().encode(`${JSON.stringify(next.value)}\n`))
    },
    async cancel() {
      gone.abort()
      // What it learnt is of no use to anybody any more.
      await reports.return(factsOf(config, real.release()))
    },
  })
  return new Response(body, {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
  })
}

const ORIGIN = { frontend: 'mod_http_api' } as const

/** Only what the configuration names is ever dialled. */
function realServer({ app, server }: SetupVisit) {
  const config = app.config.servers.find(({ id }) => id === server.id)
  const real = app.ejabberds.get(server.id)
  if (!config || !real)
    throw new ConsoleError('bad-request', `${server.label} is built in: there is nothing to connect.`)
  return { config, real }
}

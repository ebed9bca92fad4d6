import { z } from 'zod'
import type {
  DiscoveryAnswer,
  LookRequest,
  MayLook,
  NotableCommand,
  SourceSummary,
  TeachRequest,
} from '@/lib/client/discovery'
import { isCommandWord, SOURCES } from '@/lib/servers/ejabberd/discovery/findings'
import type { KnownCommand } from '@/lib/servers/ejabberd/discovery/merge'
import type { EjabberdServer } from '@/lib/servers/ejabberd/server'
import { callAs } from './call'
import { readBody } from './read-body'
import { ConsoleError, type ServerVisit } from './route'

/** Who may have this command run may change what everybody is told of the server's commands. It only reads. */
const PROOF = 'registered_vhosts'
const NAMES_MAX = 200

/** What is known of the visited server's commands, and where from. A look that is due begins. */
export async function discoveryOf(visit: ServerVisit): Promise<DiscoveryAnswer> {
  const { server } = visit
  const catalogue = await server.catalogue()
  if (server.kind === 'hosted')
    return { kind: 'hosted', software: catalogue.software, commands: catalogue.commands.length }
  const { discovery, release } = realServer(visit)
  await discovery.ready
  const { software, isSure, release: facts } = release()
  const findings = new Map(discovery.findings().map(found => [found.source, found]))
  const merged = [...discovery.merged().values()]
  const only = (fits: (command: KnownCommand) => boolean) => merged.filter(fits).map(toNotable)
  return {
    ...{ kind: 'ejabberd', software, release: facts, isReleaseKnown: isSure, look: discovery.look() },
    sources: SOURCES.map((source): SourceSummary => {
      const found = findings.get(source)
      return {
        source,
        isConfigured: discovery.sources.includes(source),
        at: found?.at ?? null,
        software: found?.software ?? '',
        commands: found?.commands.length ?? 0,
        ...(found?.file === undefined ? {} : { file: found.file }),
      }
    }),
    there: merged.filter(({ state }) => state === 'there').length,
    unasked: merged.filter(({ state }) => state === 'unasked').length,
    absent: only(({ state }) => state === 'absent'),
    different: only(({ difference }) => difference !== undefined),
    foreign: only(({ isForeign }) => isForeign),
    alsoTried: findings.get('probe')?.alsoTried ?? [],
  }
}

function toNotable({
  name,
  versions,
  reason,
  difference,
  description,
  source,
}: KnownCommand): NotableCommand {
  return {
    name,
    source,
    module: versions.at(-1)?.module ?? '',
    about: reason ?? difference ?? firstLine(description),
  }
}

const firstLine = (text = '') => (text.split('\n')[0] ?? '').replace(/\.$/, '')

const lookRequest: z.ZodType<LookRequest> = z.strictObject({
  alsoTried: z
    .array(z.string().refine(isCommandWord, 'a command is a word of letters, digits and _'))
    .max(NAMES_MAX)
    .optional(),
})

const teachRequest: z.ZodType<TeachRequest> = z.strictObject({
  source: z.enum(['docs', 'file']),
  file: z.string().max(200),
  text: z.string(),
})

const forgetRequest = z.strictObject({ source: z.enum(SOURCES) })

/** Whether the person may do what is below. */
export async function mayLook(visit: ServerVisit): Promise<MayLook> {
  const { outcome } = await callAs(visit, { command: PROOF, args: {} })
  if (outcome.kind === 'ok') return { isAllowed: true }
  const { label } = visit.server
  return {
    isAllowed: false,
    reason:
      outcome.kind === 'forbidden'
        ? `For people who may run ${PROOF} on ${label}: what is learnt here is shown to everybody`
        : `${label} does not say whether you may (it did not run ${PROOF})`,
  }
}

/** Begins a look, with the person's own credentials. It goes on when the page is left. */
export async function lookAgain(visit: ServerVisit) {
  const request = await readBody(visit.request, lookRequest)
  const server = await permitted(visit)
  server.look(visit.person.credentials, request.alsoTried)
  return {}
}

export async function cancelLook(visit: ServerVisit) {
  const { discovery } = await permitted(visit)
  discovery.cancel()
  return {}
}

/** Takes documentation or definitions that the person hands in. */
export async function teach(visit: ServerVisit) {
  const { source, text, file } = await readBody(visit.request, teachRequest)
  const { discovery } = await permitted(visit)
  const problem = await discovery.teach(source, text, file)
  if (problem) throw new ConsoleError('bad-request', problem.message)
  return {}
}

export async function forgetSource(visit: ServerVisit) {
  const { source } = await readBody(visit.request, forgetRequest)
  const { discovery } = await permitted(visit)
  await discovery.forget(source)
  return {}
}

function realServer({ app, server }: ServerVisit): EjabberdServer {
  const found = app.ejabberds.get(server.id)
  if (!found) throw new ConsoleError('bad-request', `${server.label} is hosted here: its commands are known.`)
  return found
}

async function permitted(visit: ServerVisit): Promise<EjabberdServer> {
  const server = realServer(visit)
  const may = await mayLook(visit)
  if (!may.isAllowed) throw new ConsoleError('forbidden', `${may.reason}.`)
  return server
}

import { z } from 'zod'
import { expandRules } from '@/lib/access/decide'
import { explain } from '@/lib/access/explain'
import { forAccountHolder } from '@/lib/access/for-account-holder'
import { hasHostGate } from '@/lib/access/gate'
import { FRONTENDS } from '@/lib/access/permissions'
import { type Question, requestOf } from '@/lib/access/question'
import { parseAccess } from '@/lib/access/rules'
import type { ExplainAnswer, ExplainRequest } from '@/lib/client/permissions'
import { type Definition, isInternal, LATEST, selectVersion } from '@/lib/commands/definition'
import { formatJid } from '@/lib/commands/jid'
import type { Caller } from '@/lib/servers/server'
import { withYaml } from '@/lib/yaml/explained'
import { callerOf } from './person'
import { readBody } from './read-body'
import { ConsoleError, type ServerVisit } from './route'
import { configFileName, mayReadRules } from './rules'

const short = z.string().max(1100)

const schema = z.strictObject({
  command: z.string().min(1).max(200),
  version: z.number().int().min(0).max(LATEST).optional(),
  host: short.optional(),
  jid: short.nullable().optional(),
  address: z.string().max(60).optional(),
  frontend: z.enum(FRONTENDS).optional(),
  scopes: z.array(z.string().max(200)).max(500).optional(),
  token: z.string().max(4096).optional(),
}) satisfies z.ZodType<ExplainRequest>

/**
 * Answers "may they, and why (not)?" Nothing is run. About themself everybody may ask, from where they are; about others,
 * and in full, only who may see the rules.
 */
export async function explainCall(visit: ServerVisit): Promise<ExplainAnswer> {
  const { token, ...asked } = await readBody(visit.request, schema)
  const caller = await callerOf(visit)
  const { server } = visit
  const definition = selectVersion((await server.find(asked.command)) ?? [], asked.version ?? LATEST)
  if (!definition) return { kind: 'no-rules', because: 'unknown-command' }
  if (isInternal(definition)) return { kind: 'no-rules', because: 'internal-command' }

  const owner = token === undefined ? undefined : await ownerOf(visit, token)
  if (owner === 'bad-token') return { kind: 'no-rules', because: 'bad-token' }
  const question = filledIn(visit, caller, owner ? { ...asked, ...accountOf(owner) } : asked)
  return server.kind === 'hosted'
    ? explainHosted(visit, caller, definition, question)
    : adviseOnReal(visit, definition, question)
}

/** What the question leaves out is that of who asks. */
function filledIn({ address }: ServerVisit, caller: Caller, question: Question): Question {
  const isAboutCaller = question.jid === undefined
  return {
    ...(address !== undefined && { address }),
    ...(isAboutCaller && accountOf(caller)),
    ...question,
  }
}

const accountOf = ({ jid, scopes }: Caller) => ({
  ...(jid && { jid: formatJid(jid) }),
  ...(scopes && { scopes }),
})

async function ownerOf({ server, address }: ServerVisit, token: string): Promise<Caller | 'bad-token'> {
  if (server.kind !== 'hosted')
    throw new ConsoleError('bad-request', 'ejabberd does not tell what a token is for: give its scopes.')
  const owner = await server.identify({ kind: 'bearer', token }, { frontend: 'mod_http_api', address })
  return owner.kind === 'ok' ? owner.value : 'bad-token'
}

async function explainHosted(
  visit: ServerVisit,
  caller: Caller,
  definition: Definition,
  question: Question,
): Promise<ExplainAnswer> {
  const request = understood(definition, question)
  const isWhole = await mayReadRules(visit, caller)
  const { jid, address } = request.subject
  const isThemself = jid?.user === caller.jid?.user && jid?.host === caller.jid?.host
  if (!isWhole && !(isThemself && address === visit.address)) return { kind: 'about-others' }
  const explanation = await visit.app.hosted.judge(rules => explain(rules, request))
  return {
    kind: 'explained',
    isWhole,
    file: configFileName(visit),
    ...withYaml(isWhole ? explanation : forAccountHolder(explanation)),
  }
}

/** Which rules a real server has is not known: only the rule that would be needed where nothing else is wrong. */
async function adviseOnReal(
  { server }: ServerVisit,
  definition: Definition,
  question: Question,
): Promise<ExplainAnswer> {
  const { release } = await server.catalogue()
  const request = understood(definition, question)
  const blank = parseAccess({ api_permissions: {} }, [])
  if (!blank.ok) throw new Error('No rules at all are right rules')
  const explanation = explain(expandRules(blank.rules, [[definition]]), request, { hasHostGate: false })
  const { yaml } = withYaml(explanation)
  return {
    kind: 'unknown',
    asked: explanation.asked,
    hasHostGate: hasHostGate(release) && Object.hasOwn(request.args, 'host'),
    ...(yaml && { yaml }),
  }
}

function understood(definition: Definition, question: Question) {
  const read = requestOf(definition, question)
  if ('problem' in read) throw new ConsoleError('bad-request', read.problem.message)
  return read.request
}

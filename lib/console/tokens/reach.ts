import { z } from 'zod'
import type { ReachAnswer, ReachRequest } from '@/lib/client/token-desk'
import { isInternal, LATEST, selectVersion } from '@/lib/commands/definition'
import { formatJid, parseJid } from '@/lib/commands/jid'
import type { Value } from '@/lib/commands/types'
import type { Caller, ServerCall } from '@/lib/servers/server'
import { callerOf } from '../person'
import { readBody } from '../read-body'
import { ConsoleError, type ServerVisit } from '../route'

const reachRequest: z.ZodType<ReachRequest> = z.strictObject({
  owner: z.string().max(3071),
  scopes: z.array(z.string()).max(1000),
})

/**
 * Which commands a token of this account with these scopes may run, by the rules in force, from the browser's address.
 * A command for a virtual host counts where it may be run for one of them. Asked about somebody else's tokens only by
 * who may list those.
 */
export async function tokenReach(visit: ServerVisit): Promise<ReachAnswer> {
  const { server, app } = visit
  const { owner, scopes } = await readBody(visit.request, reachRequest)
  const jid = parseJid(owner)
  if (!jid?.user || server.kind !== 'hosted') return { opens: null }
  const person = await callerOf(visit)
  const isOwn = person.jid !== undefined && formatJid(person.jid) === formatJid({ ...jid, resource: '' })
  if (!isOwn && !(await mayRun(visit, person, 'oauth_list_tokens', [{}]))) {
    throw new ConsoleError('not-found', 'You may not see the tokens of other accounts.')
  }
  const holder: Caller = { jid: { user: jid.user, host: jid.host }, scopes }
  const { commands } = await server.catalogue()
  const opens: string[] = []
  for (const { name, versions } of commands) {
    const hasHost = selectVersion(versions, LATEST)?.args.some(arg => arg.name === 'host')
    const tries = hasHost ? app.config.hosted.hosts.map(host => ({ host })) : [{}]
    if (await mayRun(visit, holder, name, tries)) opens.push(name)
  }
  return { opens }
}

async function mayRun(
  { server, address, app }: ServerVisit,
  caller: Caller,
  command: string,
  tries: readonly Readonly<Record<string, Value>>[],
): Promise<boolean> {
  const definition = selectVersion((await server.find(command)) ?? [], LATEST)
  if (!definition || isInternal(definition)) return false
  const origin = { frontend: 'mod_http_api', address, tag: app.config.listener.tag } as const
  const call = { definition, version: LATEST, credentials: { kind: 'none' }, caller, origin } as const
  for (const args of tries) {
    if ((await server.authorize({ ...call, args } satisfies ServerCall)).allowed) return true
  }
  return false
}

import { z } from 'zod'
import { adviseOn, adviseOnAll, behavioursBrought, newerThan, newIn } from '@/lib/catalog/upgrade/advise'
import type { AdvisedCommand, UpgradeAnswer, UpgradeRequest } from '@/lib/client/upgrade'
import { callsOf, commandsOf } from './calls-made'
import { mayLook } from './discovery'
import { callerOf } from './person'
import { readBody } from './read-body'
import { ConsoleError, type ServerVisit } from './route'
import { mayReadRules } from './rules'

const request: z.ZodType<UpgradeRequest> = z.strictObject({ to: z.string().max(10).optional() })

/** What an upgrade of the visited server would mean for the calls that were made through Switchboard. */
export async function adviseUpgrade(visit: ServerVisit): Promise<UpgradeAnswer> {
  const { to: asked } = await readBody(visit.request, request)
  const caller = await callerOf(visit)
  const { release: from, software } = await visit.server.catalogue()
  const releases = newerThan(from)
  const to = asked ?? releases.at(-1)
  const isFromSure = visit.app.ejabberds.get(visit.server.id)?.release().isSure ?? true
  const known = { from, software, isFromSure, releases }
  if (to !== undefined && !releases.includes(to)) {
    throw new ConsoleError(
      'bad-request',
      releases.length > 0
        ? `ejabberd ${to} is not a known release newer than ${from}. Choose one of ${releases.join(', ')}.`
        : `ejabberd ${from} is the newest release that is known here.`,
    )
  }
  if (to === undefined) return { ...known, ...NOTHING }

  // The count of everybody's calls is for those who run the server. A token may be shared, so it has no calls of its own.
  const seesAll =
    visit.server.kind === 'hosted' ? await mayReadRules(visit, caller) : (await mayLook(visit)).isAllowed
  const own = caller.jid && `${caller.jid.user}@${caller.jid.host}`
  const usage =
    seesAll || own ? await visit.app.journal.usage(visit.server.id, seesAll ? undefined : own) : []
  const calls = callsOf(usage)
  const called = commandsOf(usage)
  const names = [...new Set([...adviseOnAll(from, to).map(({ command }) => command), ...called])].sort()
  const commands = names.flatMap((command): AdvisedCommand[] => {
    const { byPrograms = null, byConsole = null } = calls.get(command) ?? {}
    const advice = adviseOn(command, from, to, byPrograms?.interfaces)
    return advice ? [{ command, advice, byPrograms, byConsole }] : []
  })
  const advised = new Set(commands.map(({ command }) => command))
  return {
    ...known,
    to,
    counted: seesAll ? 'everybody' : own ? 'own' : 'none',
    countedSince: usage.length > 0 ? Math.min(...usage.map(({ firstAt }) => firstAt)) : null,
    commands,
    foreign: await foreignOf(
      visit,
      called.filter(command => !advised.has(command)),
    ),
    hasTokenCalls: usage.some(({ frontend }) => frontend === 'ejabberd_oauth'),
    behaviours: behavioursBrought(from, to),
    added: newIn(from, to),
  }
}

const NOTHING: Omit<UpgradeAnswer, 'from' | 'software' | 'isFromSure' | 'releases'> = {
  ...{ to: null, counted: 'none' as const, countedSince: null, commands: [], foreign: [] },
  ...{ hasTokenCalls: false, behaviours: [], added: [] },
}

/** Of those the server's own: what nobody has is a mistake of the caller. */
async function foreignOf({ server }: ServerVisit, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(names.map(async name => ((await server.find(name)) ? [name] : [])))
  return found.flat()
}

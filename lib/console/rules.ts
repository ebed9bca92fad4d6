import path from 'node:path'
import { decide, expandRules } from '@/lib/access/decide'
import type { RulesAnswer } from '@/lib/client/permissions'
import type { Definition } from '@/lib/commands/definition'
import type { Caller } from '@/lib/servers/server'
import { overviewOf } from '@/lib/yaml/overview'
import { callerOf } from './person'
import type { ServerVisit } from './route'

/** The rules of the hosted server as they are in force. */
export async function rulesInForce(visit: ServerVisit): Promise<RulesAnswer> {
  if (visit.server.kind !== 'hosted') return { kind: 'unknown' }
  if (!(await mayReadRules(visit, await callerOf(visit)))) return { kind: 'hidden' }
  return { kind: 'rules', file: configFileName(visit), overview: await visit.app.hosted.judge(overviewOf) }
}

/** Rules name people. Who may write out the whole configuration may read them. */
export async function mayReadRules(
  { app, address }: Pick<ServerVisit, 'app' | 'address'>,
  { jid, scopes }: Caller,
): Promise<boolean> {
  const ruling = await app.hosted.judge(({ rules }) =>
    decide(expandRules(rules, [[DUMP_CONFIG]]), {
      command: DUMP_CONFIG.name,
      args: {},
      frontend: 'mod_http_api',
      subject: { jid, scopes, address },
    }),
  )
  return ruling.allowed
}

/** For the rules only: whether the hosted server has it does not matter. */
const DUMP_CONFIG: Definition = {
  name: 'dump_config',
  version: 0,
  tags: ['config'],
  module: 'ejabberd_admin',
  policy: 'restricted',
  args: [],
  renames: {},
  result: { name: 'res', type: { kind: 'rescode' } },
}

/** The name alone: where it lies is nobody's business in a browser. */
export const configFileName = ({ app }: Pick<ServerVisit, 'app'>): string =>
  path.basename(/* turbopackIgnore: true */ app.config.environment.configFile.path)

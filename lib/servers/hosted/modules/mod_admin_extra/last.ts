import { binary, integer, rescode, string, tuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { accountOf } from '../../accounts'
import { crashed, failed, success } from '../../answers'
import { isLoaded, servedHost } from '../../hosts'
import { describeLast, writeLast } from '../../last'
import type { CommandGroup } from '../../module'

const MODULE = 'mod_last'

export const lastCommands: CommandGroup = command => [
  command(
    {
      name: 'get_last',
      tags: ['last'],
      args: [binary('user'), binary('host')],
      result: tuple('last_activity', string('timestamp'), string('status')),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host) || !isLoaded(context, MODULE)) return crashed
      return ok(await describeLast(context.store, user, host))
    },
  ),

  command(
    {
      name: 'set_last',
      tags: ['last'],
      args: [binary('user'), binary('host'), integer('timestamp'), binary('status')],
      result: rescode('res'),
    },
    async ({ user, host, timestamp, status }, context) => {
      if (!servedHost(context, host) || !isLoaded(context, MODULE)) return crashed
      const account = accountOf(context, user, host)
      if (!account) return failed('error')
      await writeLast(context.store, account.user, account.host, timestamp, status)
      return success
    },
  ),
]

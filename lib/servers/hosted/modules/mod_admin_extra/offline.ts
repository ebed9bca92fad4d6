import { binary, integer } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { accountOf } from '../../accounts'
import { crashed } from '../../answers'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { countWaiting, readWaiting } from '../../spool'
import { describeStored, storedMessages } from '../../stored-message'

export const offlineCommands: CommandGroup = command => [
  command(
    {
      name: 'get_offline_count',
      tags: ['offline'],
      policy: 'user',
      args: [binary('user'), binary('host')],
      renames: { server: 'host' },
      result: integer('value'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host) || !isLoaded(context, 'mod_offline')) return crashed
      const account = accountOf(context, user, host)
      return ok(account ? await countWaiting(context.store, account) : 0)
    },
  ),

  command(
    {
      name: 'get_offline_messages',
      tags: ['internal', 'offline'],
      policy: 'user',
      args: [binary('user'), binary('host')],
      result: storedMessages('queue'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host) || !isLoaded(context, 'mod_offline')) return crashed
      const account = accountOf(context, user, host)
      const messages = account ? await readWaiting(context.store, account) : []
      return ok(messages.map(({ xml, time }) => describeStored(xml, time)))
    },
  ),
]

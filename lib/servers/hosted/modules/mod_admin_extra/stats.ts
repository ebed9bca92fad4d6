import { binary, integer } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { countAccounts } from '../../account-list'
import { crashed } from '../../answers'
import { servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { PROCESSES, uptimeSeconds } from '../../status'

export const statsCommands: CommandGroup = command => [
  command(
    {
      name: 'stats',
      tags: ['statistics'],
      policy: 'admin',
      args: [binary('name')],
      result: integer('stat'),
    },
    async ({ name }, { store, config, node }) => {
      switch (name) {
        case 'registeredusers': {
          let sum = 0
          for (const host of config.hosts) sum += await countAccounts(store, host)
          return ok(sum)
        }
        case 'onlineusers':
        case 'onlineusersnode':
          return ok(0)
        case 'uptimeseconds':
          return ok(uptimeSeconds(node))
        case 'processes':
          return ok(PROCESSES)
        default:
          return crashed
      }
    },
  ),

  command(
    {
      name: 'stats_host',
      tags: ['statistics'],
      policy: 'admin',
      args: [binary('name'), binary('host')],
      result: integer('stat'),
    },
    async ({ name, host }, context) => {
      const served = servedHost(context, host)
      if (name === 'registeredusers') return ok(served ? await countAccounts(context.store, served) : 0)
      return name === 'onlineusers' ? ok(0) : crashed
    },
  ),
]

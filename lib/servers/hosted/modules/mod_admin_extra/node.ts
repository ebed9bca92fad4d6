import { binary, integer, string } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { servicesOf } from '../../rooms/services'
import { cookieOf } from '../../settings'

export const nodeCommands: CommandGroup = command => [
  command(
    { name: 'get_cookie', tags: ['erlang'], args: [], result: string('cookie') },
    async (_, { store }) => ok(await cookieOf(store)),
  ),

  command(
    {
      name: 'restart_module',
      tags: ['erlang'],
      args: [binary('host'), binary('module')],
      result: integer('res'),
    },
    ({ host, module }, context) => {
      const served = servedHost(context, host)
      const { modules } = context.config
      const isRunning = modules
        ? Object.hasOwn(modules, module)
        : context.node.modules().some(({ name }) => name === module)
      if (served === undefined || !isRunning) return ok(NOT_LOADED)
      // What a module keeps in memory is all there is to restart.
      if (module === 'mod_antispam') context.node.spamFilters.delete(served)
      if (module === 'mod_muc')
        for (const service of servicesOf(context, served)) context.node.rooms.clear(service)
      return ok(RESTARTED)
    },
  ),
]

const RESTARTED = 0
const NOT_LOADED = 1

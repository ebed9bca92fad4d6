import { string } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import type { CommandGroup } from '../../module'
import { cookieOf } from '../../settings'

export const nodeCommands: CommandGroup = command => [
  command(
    { name: 'get_cookie', tags: ['erlang'], args: [], result: string('cookie') },
    async (_, { store }) => ok(await cookieOf(store)),
  ),
]

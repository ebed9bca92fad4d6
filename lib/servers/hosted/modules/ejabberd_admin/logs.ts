import { atom, rescode, string } from '@/lib/commands/fields'
import { ok, refusedAsResult } from '@/lib/commands/outcome'
import { success } from '../../answers'
import { isLogLevel } from '../../log'
import type { CommandGroup } from '../../module'

/** The log goes to the standard error stream: its files are those of whoever reads it, and nothing is open here. */
export const logCommands: CommandGroup = command => [
  command({ name: 'get_loglevel', tags: ['logs'], args: [], result: atom('levelatom') }, (_, { node }) =>
    ok(node.log.level),
  ),

  command(
    { name: 'set_loglevel', tags: ['logs'], args: [string('loglevel')], result: rescode('res') },
    ({ loglevel }, { node }) => {
      if (!isLogLevel(loglevel)) return refusedAsResult('Invalid log level')
      node.log.level = loglevel
      return success
    },
  ),

  command(
    { name: 'reopen_log', tags: ['logs'], policy: 'admin', args: [], result: rescode('res') },
    () => success,
  ),

  command({ name: 'rotate_log', tags: ['logs'], args: [], result: rescode('res') }, () => success),
]

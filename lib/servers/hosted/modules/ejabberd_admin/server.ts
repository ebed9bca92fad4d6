import { binary, rescode, restuple, string } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { success } from '../../answers'
import type { CommandGroup } from '../../module'
import { describeStatus } from '../../status'

export const serverCommands: CommandGroup = command => [
  command({ name: 'status', tags: ['server'], args: [], result: restuple('res') }, (_, { node }) =>
    ok(describeStatus(node)),
  ),

  command({ name: 'clear_cache', tags: ['server'], args: [], result: rescode('res') }, (_, { node }) => {
    node.passwords.clear()
    node.tokens.clear()
    return success
  }),

  command({ name: 'gc', tags: ['server'], args: [], result: rescode('res') }, () => {
    // There only where Node.js was started with --expose-gc; else its own collector decides.
    globalThis.gc?.()
    return success
  }),

  command(
    { name: 'echo', tags: ['internal'], args: [binary('sentence')], result: string('sentence') },
    ({ sentence }) => ok(sentence),
  ),

  command(
    {
      name: 'echo3',
      tags: ['internal'],
      args: [binary('first'), binary('second'), binary('sentence')],
      result: string('sentence'),
    },
    ({ sentence }) => ok(sentence),
  ),
]

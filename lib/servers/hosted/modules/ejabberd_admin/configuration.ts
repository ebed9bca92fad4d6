import { rescode, restuple, string } from '@/lib/commands/fields'
import { ok, refusedAsResult } from '@/lib/commands/outcome'
import { success } from '../../answers'
import { commandsMan } from '../../documents/man'
import { writeNamedFile } from '../../files'
import type { CommandGroup } from '../../module'

const MAN_PAGE = 'switchboard-commands.7'

export const configurationCommands: CommandGroup = command => [
  command({ name: 'reload_config', tags: ['config'], args: [], result: rescode('res') }, (_, { node }) => {
    const problem = node.reloadConfig()
    return problem === undefined ? success : refusedAsResult(problem)
  }),

  command(
    { name: 'dump_config', tags: ['config'], args: [string('out')], result: rescode('res') },
    async ({ out }, { config, node }) => {
      const failure = await writeNamedFile(config, out, [node.dumpConfig()])
      if (!failure) return success
      const why = 'reason' in failure ? failure.reason : undefined
      return refusedAsResult(`Failed to write to '${out}': ${why ?? failure.kind}`)
    },
  ),

  command(
    { name: 'man', tags: ['documentation'], args: [], result: restuple('res') },
    async (_, { config, node }) => {
      const page = commandsMan(node.described(), `ejabberd ${node.release} API`)
      const failure = await writeNamedFile(config, MAN_PAGE, [page])
      return failure ?? ok(`The manual page was written to ${MAN_PAGE}`)
    },
  ),
]

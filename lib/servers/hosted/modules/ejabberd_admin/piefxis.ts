import { binary, rescode } from '@/lib/commands/fields'
import { type CommandFailure, type Outcome, refusedAsResult } from '@/lib/commands/outcome'
import { failed, success } from '../../answers'
import { servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { exportPiefxis, importPiefxis } from '../../portable/piefxis-files'

/** Files of XEP-0227, which other servers read and write too. */
export const piefxisCommands: CommandGroup = command => [
  command(
    { name: 'export_piefxis', tags: ['mnesia'], args: [binary('dir')], result: rescode('res') },
    async ({ dir }, context) => answer(await exportPiefxis(context, dir, context.config.hosts)),
  ),

  command(
    {
      name: 'export_piefxis_host',
      tags: ['mnesia'],
      args: [binary('dir'), binary('host')],
      result: rescode('res'),
    },
    async ({ dir, host }, context) => {
      const served = servedHost(context, host)
      if (served === undefined) return refusedAsResult('Unknown virtual host')
      return answer(await exportPiefxis(context, dir, [served]))
    },
  ),

  command(
    { name: 'import_piefxis', tags: ['mnesia'], args: [binary('file')], result: rescode('res') },
    async ({ file }, context) => answer(await importPiefxis(context, file)),
  ),
]

function answer(failure: CommandFailure | undefined): Outcome<boolean> {
  return failure?.kind === 'crashed' ? failed(failure.reason ?? 'error') : (failure ?? success)
}

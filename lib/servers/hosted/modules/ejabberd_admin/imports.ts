import { rescode, restuple, string } from '@/lib/commands/fields'
import { type CommandFailure, type Outcome, ok } from '@/lib/commands/outcome'
import { failed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { listNamedFolder } from '../../files'
import type { CommandGroup } from '../../module'
import { importProsody } from '../../portable/prosody-folder'
import { importSpoolFile } from '../../portable/spool-file'

/** Accounts out of the files of other servers. */
export const importCommands: CommandGroup = command => [
  command(
    { name: 'import_file', tags: ['mnesia'], args: [string('file')], result: restuple('res') },
    async ({ file }, context) => {
      const problem = await importSpoolFile(context, file)
      return problem === undefined ? ok('') : cannotImport(context, 'file', file, problem)
    },
  ),

  command(
    { name: 'import_dir', tags: ['mnesia'], args: [string('file')], result: restuple('res') },
    async ({ file: folder }, context): Promise<Outcome<string>> => {
      const there = await listNamedFolder(context.config, folder)
      if ('kind' in there) {
        return there.kind === 'crashed' ? cannotImport(context, 'dir', folder, there.reason ?? '') : there
      }
      const problems: string[] = []
      for (const name of there.names.filter(one => one.endsWith('.xml') && one !== '.xml')) {
        const problem = await importSpoolFile(context, `${folder}/${name}`)
        if (problem !== undefined) problems.push(`${name}: ${problem}`)
      }
      return problems.length === 0 ? ok('') : cannotImport(context, 'dir', folder, problems.join(', '))
    },
  ),

  command(
    { name: 'import_prosody', tags: ['mnesia', 'sql'], args: [string('dir')], result: rescode('res') },
    async ({ dir }, context) => {
      const imported = await importProsody(context, dir)
      if ('kind' in imported)
        return imported.kind === 'crashed' ? failed(imported.reason ?? 'error') : imported
      const { left } = imported
      return left.length === 0 ? success : failed(`Not imported: ${left.join(', ')}`)
    },
  ),
]

/** ejabberd quotes the name and tells its node. */
function cannotImport(
  { node }: HostedContext,
  kind: 'file' | 'dir',
  name: string,
  why: string,
): CommandFailure {
  const message = `Can't import jabberd14 spool ${kind} ${JSON.stringify(name)} at node ${node.name}: ${why}`
  return { kind: 'error', code: 0, message }
}

import { binary, restuple, string } from '@/lib/commands/fields'
import { type Outcome, ok, refused, refusedAsResult } from '@/lib/commands/outcome'
import { crashed } from '../../answers'
import type { HostedContext } from '../../context'
import { listNamedFolder } from '../../files'
import { servedHost } from '../../hosts'
import type { JobState } from '../../jobs'
import type { CommandGroup } from '../../module'
import { type ExportFormat, exportModules } from '../../serialize/export'
import { fileOf, importModules } from '../../serialize/import'
import { serializedModules } from '../../serialize/modules'

const exportKind = (host: string) => `export/${host}`
const importKind = (host: string) => `import/${host}`

/** A virtual host's data in files, by jobs in the background. */
export const transferCommands: CommandGroup = command => [
  command(
    { name: 'export_db', tags: ['db'], args: [binary('host'), binary('dir')], result: restuple('res') },
    ({ host, dir }, context) => startExport(context, host, dir, undefined, 'dbser'),
  ),

  command(
    {
      name: 'export_db_ext',
      tags: ['db'],
      args: [binary('host'), binary('dir'), binary('modules'), binary('type')],
      result: restuple('res'),
    },
    ({ host, dir, modules, type }, context) => {
      if (type !== 'json' && type !== 'dbser') return crashed
      return startExport(context, host, dir, modules === 'all' ? undefined : modules.split(','), type)
    },
  ),

  command(
    { name: 'export_db_status', tags: ['db'], args: [binary('host')], result: string('status') },
    ({ host }, context) => ok(describe(stateOf(context, exportKind, host), 'exporting', 'exported')),
  ),

  command(
    { name: 'export_db_abort', tags: ['db'], args: [binary('host')], result: string('status') },
    ({ host }, context) => abort(context, exportKind, host),
  ),

  command(
    { name: 'import_db', tags: ['db'], args: [binary('host'), binary('dir')], result: restuple('res') },
    async ({ host, dir }, context) => {
      const served = servedHost(context, host)
      if (served === undefined) return crashed
      const there = await listNamedFolder(context.config, dir)
      if ('kind' in there)
        return there.kind === 'crashed' ? refused(`The folder cannot be read: ${there.reason}`) : there
      const modules = serializedModules(context.config).filter(one =>
        there.names.includes(fileOf(served, one)),
      )
      const work = importModules(context, served, dir, modules)
      const started = context.node.jobs.follow(importKind(served), work)
      return started ? ok('Import started') : refusedAsResult('Operation in progress')
    },
  ),

  command(
    { name: 'import_db_status', tags: ['db'], args: [binary('host')], result: string('status') },
    ({ host }, context) => ok(describe(stateOf(context, importKind, host), 'importing', 'imported')),
  ),

  command(
    { name: 'import_db_abort', tags: ['db'], args: [binary('host')], result: string('status') },
    ({ host }, context) => abort(context, importKind, host),
  ),
]

async function startExport(
  context: HostedContext,
  host: string,
  dir: string,
  names: readonly string[] | undefined,
  format: ExportFormat,
): Promise<Outcome<string>> {
  const served = servedHost(context, host)
  if (served === undefined) return crashed
  const there = await listNamedFolder(context.config, dir)
  if ('kind' in there && there.kind === 'refused') return there
  const work = exportModules(context, served, dir, serializedModules(context.config, names), format)
  const started = context.node.jobs.follow(exportKind(served), work)
  return started ? ok('Export started') : refusedAsResult('Operation in progress')
}

type KindOf = (host: string) => string

const stateOf = (context: HostedContext, kind: KindOf, host: string) =>
  context.node.jobs.state(kind(servedHost(context, host) ?? host))

function abort(context: HostedContext, kind: KindOf, host: string): Outcome<string> {
  const aborted = context.node.jobs.abort(kind(servedHost(context, host) ?? host))
  return ok(aborted ? 'Operation aborted' : 'No task running')
}

/** In ejabberd's words. */
function describe(job: JobState | undefined, doing: string, done: string): string {
  switch (job?.state) {
    case undefined:
      return 'Operation not started'
    case 'working':
      return `Operation in progress: '${job.note ?? ''}', ${done} ${job.steps} records so far`
    case 'completed':
      return `Operation was completed after ${doing} ${job.steps} records: '${job.note ?? ''}'`
    case 'aborted':
      return `Operation was aborted after ${doing} ${job.steps} records`
    case 'failed':
      return `Operation failed after ${doing} ${job.steps} records with error ${job.error}`
  }
}

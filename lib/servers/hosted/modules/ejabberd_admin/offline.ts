import { binary, integer, rescode, restuple, string } from '@/lib/commands/fields'
import { ok, refusedAsResult } from '@/lib/commands/outcome'
import { crashed, success } from '../../answers'
import { isLoaded, servedHost } from '../../hosts'
import { describeDeletion } from '../../jobs'
import type { CommandGroup } from '../../module'
import { deleteExpiredMessages, deleteOldMessages } from '../../spool'
import { breathe } from '../../time'

const MODULE = 'mod_offline'
const DELETED_A_PIECE = 500

const jobKind = (host: string) => `old-messages/${host}`

/** Cleaning the store of messages that wait for accounts. */
export const offlineCommands: CommandGroup = command => [
  command(
    { name: 'delete_expired_messages', tags: ['offline', 'purge'], args: [], result: rescode('res') },
    async (_, context) => {
      if (!isLoaded(context, MODULE)) return crashed
      for (const host of context.config.hosts) await deleteExpiredMessages(context.store, host)
      return success
    },
  ),

  command(
    {
      name: 'delete_old_messages',
      tags: ['offline', 'purge'],
      args: [integer('days')],
      result: rescode('res'),
    },
    async ({ days }, context) => {
      if (!isLoaded(context, MODULE)) return crashed
      for (const host of context.config.hosts) {
        while ((await deleteOldMessages(context.store, host, Number(days), DELETED_A_PIECE)) > 0)
          await breathe()
      }
      return success
    },
  ),

  command(
    {
      name: 'delete_old_messages_batch',
      tags: ['offline', 'purge'],
      args: [binary('host'), integer('days'), integer('batch_size'), integer('rate')],
      result: restuple('res'),
    },
    ({ host, days, batch_size, rate }, context) => {
      const served = servedHost(context, host)
      if (!served || !isLoaded(context, MODULE)) return crashed
      const limit = Math.max(1, Math.min(Number(batch_size), DELETED_A_PIECE))
      const started = context.node.jobs.start(jobKind(served), Number(rate), () =>
        deleteOldMessages(context.store, served, Number(days), limit),
      )
      return started ? ok('') : refusedAsResult('Operation in progress')
    },
  ),

  command(
    {
      name: 'delete_old_messages_status',
      tags: ['offline', 'purge'],
      args: [binary('host')],
      result: string('status'),
    },
    ({ host }, context) =>
      ok(describeDeletion(context.node.jobs.state(jobKind(servedHost(context, host) ?? host)))),
  ),

  command(
    {
      name: 'abort_delete_old_messages',
      tags: ['offline', 'purge'],
      args: [binary('host')],
      result: string('status'),
    },
    ({ host }, context) => {
      const aborted = context.node.jobs.abort(jobKind(servedHost(context, host) ?? host))
      return ok(aborted ? 'Operation aborted' : 'No task running')
    },
  ),
]

import { binary, integer, rescode, restuple, string } from '@/lib/commands/fields'
import { parseJid } from '@/lib/commands/jid'
import { ok, refusedAsResult } from '@/lib/commands/outcome'
import { type Account, accountOf } from '../accounts'
import { crashed, failed, success } from '../answers'
import { clearArchive, countArchived, deleteOldArchived, isArchiveKind, readArchive } from '../archive'
import type { HostedContext } from '../context'
import { servedHost } from '../hosts'
import { describeDeletion } from '../jobs'
import { defineModule } from '../module'
import { readAddress, readService } from '../rooms/address'
import { roomJid } from '../rooms/archive'
import { describeStored, storedMessages } from '../stored-message'
import { breathe } from '../time'

const REMOVED = 'MAM archive removed'
const DELETED_A_PIECE = 500

const jobKind = (host: string) => `old-archived/${host}`

/** Counting and cleaning the message archive. */
export const modMam = defineModule('mod_mam', command => [
  command(
    {
      name: 'get_mam_count',
      tags: ['mam'],
      policy: 'user',
      args: [binary('user'), binary('host')],
      result: integer('value'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host)) return crashed
      const account = accountOf(context, user, host)
      return account ? ok(await countArchived(context.store, account)) : crashed
    },
  ),

  command(
    {
      name: 'get_mam_messages',
      tags: ['internal', 'mam'],
      policy: 'user',
      args: [binary('user'), binary('host')],
      result: storedMessages('archive'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host)) return crashed
      const account = accountOf(context, user, host)
      const messages = account ? await readArchive(context.store, account) : []
      return ok(messages.map(({ xml, time }) => describeStored(xml, time)))
    },
  ),

  command(
    {
      name: 'remove_mam_for_user',
      tags: ['mam'],
      args: [binary('user'), binary('host')],
      renames: { server: 'host' },
      result: restuple('res'),
    },
    async ({ user, host }, context) => {
      if (!servedHost(context, host)) return crashed
      const account = accountOf(context, user, host)
      if (account) await clearArchive(context.store, account)
      return ok(REMOVED)
    },
  ),

  command(
    {
      name: 'remove_mam_for_user_with_peer',
      tags: ['mam'],
      args: [binary('user'), binary('host'), binary('with')],
      renames: { server: 'host' },
      result: restuple('res'),
    },
    async ({ user, host, with: peer }, context) => {
      const jid = parseJid(peer)
      if (!jid) return refusedAsResult('Invalid peer JID')
      const isServed = servedHost(context, host) !== undefined
      if (!isServed && 'kind' in readService(context, host, 'host')) return crashed
      const owner = isServed ? accountOf(context, user, host) : archiveOfRoom(context, user, host)
      if (owner) await clearArchive(context.store, owner, jid)
      return ok(REMOVED)
    },
  ),

  command(
    {
      name: 'delete_old_mam_messages',
      tags: ['mam', 'purge'],
      args: [binary('type'), integer('days')],
      result: rescode('res'),
    },
    async ({ type, days }, { store, config }) => {
      if (!isArchiveKind(type)) return failed('unsupported_type')
      for (const host of config.hosts) {
        while ((await deleteOldArchived(store, host, type, Number(days), DELETED_A_PIECE)) > 0)
          await breathe()
      }
      return success
    },
  ),

  command(
    {
      name: 'delete_old_mam_messages_batch',
      tags: ['mam', 'purge'],
      args: [binary('host'), binary('type'), integer('days'), integer('batch_size'), integer('rate')],
      result: restuple('res'),
    },
    ({ host, type, days, batch_size, rate }, context) => {
      const served = servedHost(context, host)
      if (!served || !isArchiveKind(type)) return crashed
      const limit = Math.max(1, Math.min(Number(batch_size), DELETED_A_PIECE))
      const started = context.node.jobs.start(jobKind(served), Number(rate), () =>
        deleteOldArchived(context.store, served, type, Number(days), limit),
      )
      return started ? ok('') : refusedAsResult('Operation in progress')
    },
  ),

  command(
    {
      name: 'delete_old_mam_messages_status',
      tags: ['mam', 'purge'],
      args: [binary('host')],
      result: string('status'),
    },
    ({ host }, context) =>
      ok(describeDeletion(context.node.jobs.state(jobKind(servedHost(context, host) ?? host)))),
  ),

  command(
    {
      name: 'abort_delete_old_mam_messages',
      tags: ['mam', 'purge'],
      args: [binary('host')],
      result: string('status'),
    },
    ({ host }, context) => {
      const aborted = context.node.jobs.abort(jobKind(servedHost(context, host) ?? host))
      return ok(aborted ? 'Operation aborted' : 'No task running')
    },
  ),
])

/** What is said in a room is kept for its virtual host, under the address of the room. */
function archiveOfRoom(context: HostedContext, room: string, service: string): Account | undefined {
  const address = readAddress(context, room, service)
  return 'kind' in address ? undefined : { user: roomJid(address), host: address.host }
}

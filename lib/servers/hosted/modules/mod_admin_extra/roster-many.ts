import { binary, list, rescode, string, tuple } from '@/lib/commands/fields'
import { type Outcome, ok } from '@/lib/commands/outcome'
import { accountNames } from '../../account-list'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { isLoaded, servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { putRosterItemIn, removeRosterItem } from '../../roster'
import { countRosterRows, eachRosterRow, readFilter } from '../../roster-filter'
import { breathe } from '../../time'

const MODULE = 'mod_roster'

/** Commands that touch many rosters at once. */
export const rosterManyCommands: CommandGroup = command => [
  command(
    {
      name: 'process_rosteritems',
      tags: ['roster'],
      args: [string('action'), string('subs'), string('asks'), string('users'), string('contacts')],
      result: list('response', tuple('pairs', string('user'), string('contact'))),
    },
    async ({ action, ...words }, context) => {
      const filter = readFilter(words)
      if (!['list', 'delete'].includes(action) || !isLoaded(context, MODULE)) return crashed
      const total = await countRosterRows(context.store, context.config.hosts)
      context.print(`There are ${total} roster items in total.`)
      const pairs: { user: string; contact: string }[] = []
      for await (const { user, host, jid } of eachRosterRow(context.store, context.config.hosts, filter)) {
        pairs.push({ user: `${user}@${host}`, contact: jid })
        if (action === 'delete') await removeRosterItem(context.store, { user, host }, jid)
      }
      return ok(pairs)
    },
  ),

  command(
    {
      name: 'push_alltoall',
      tags: ['roster'],
      args: [binary('host'), binary('group')],
      result: rescode('res'),
    },
    ({ host, group }, context) => pushAllToAll(context, host, group),
  ),
]

/** Every account of a virtual host becomes a contact of every other. `group`: names parted by ";". */
async function pushAllToAll(context: HostedContext, host: string, group: string): Promise<Outcome<boolean>> {
  const served = servedHost(context, host)
  if (!served) return success
  if (!isLoaded(context, MODULE)) return crashed
  const names: string[] = []
  for await (const piece of accountNames(context.store, served)) for (const name of piece) names.push(name)
  const groups = group.replace(/;+$/, '').split(';')
  for (const user of names) {
    await context.store.transact(async trx => {
      for (const contact of names) {
        if (contact === user) continue
        const item = { jid: `${contact}@${served}`, nick: contact, subscription: 'both', groups }
        await putRosterItemIn(trx, { user, host: served }, item)
      }
    })
    await breathe()
  }
  return success
}

import { accessAllows } from '@/lib/access/access-rule'
import { binary, integer, restuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { accountNames } from '../../account-list'
import { removeAccount } from '../../account-removal'
import type { Account } from '../../accounts'
import type { HostedContext } from '../../context'
import { printErlangText } from '../../erlang-text'
import { withGroups } from '../../group-membership'
import { isLoaded, servedHost } from '../../hosts'
import { readLast } from '../../last'
import type { CommandGroup } from '../../module'
import { nowSeconds } from '../../time'

const DAY_SECONDS = 86_400

/** Removing accounts that were not used for so many days; the access rule `protect_old_users` keeps some. */
export const purgeCommands: CommandGroup = command => [
  command(
    {
      name: 'delete_old_users',
      tags: ['accounts', 'purge'],
      args: [integer('days')],
      result: restuple('res'),
    },
    async ({ days }, context) => ok(summarize(await removeOld(context, context.config.hosts, Number(days)))),
  ),

  command(
    {
      name: 'delete_old_users_vhost',
      tags: ['accounts', 'purge'],
      args: [binary('host'), integer('days')],
      result: restuple('res'),
    },
    async ({ host, days }, context) => {
      const served = servedHost(context, host)
      return ok(summarize(await removeOld(context, served ? [served] : [], Number(days))))
    },
  ),
]

async function removeOld(context: HostedContext, hosts: readonly string[], days: number): Promise<Account[]> {
  const removed: Account[] = []
  // Without mod_last nobody knows who is old.
  if (!isLoaded(context, 'mod_last')) return removed
  const oldest = nowSeconds() - days * DAY_SECONDS
  for (const host of hosts) {
    for await (const names of accountNames(context.store, host)) {
      for (const user of names) {
        if (!(await isOld(context, { user, host }, oldest))) continue
        await removeAccount(context, { user, host })
        removed.push({ user, host })
      }
    }
  }
  return removed
}

async function isOld(context: HostedContext, account: Account, oldest: number): Promise<boolean> {
  const isProtected = await withGroups(context.store, context.config.access, rules =>
    accessAllows(rules, 'protect_old_users', account.host, { jid: account }),
  )
  if (isProtected) return false
  const last = await readLast(context.store, account.user, account.host)
  return !last || last.seconds <= oldest
}

/** A list of Erlang pairs, as ejabberd prints it. */
function summarize(removed: readonly Account[]): string {
  const pairs = removed.map(({ user, host }) => `{${printErlangText(user)},${printErlangText(host)}}`)
  return `Deleted ${removed.length} users: [${pairs.join(',')}]`
}

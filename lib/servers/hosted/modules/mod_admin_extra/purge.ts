import { accessAllows } from '@/lib/access/access-rule'
import { binary, integer, restuple } from '@/lib/commands/fields'
import { ok } from '@/lib/commands/outcome'
import { prettyTerm, type Term } from '@/lib/commands/pretty-term'
import { bytesToText } from '@/lib/commands/text'
import { accountNames } from '../../account-list'
import { removeAccount } from '../../account-removal'
import type { Account } from '../../accounts'
import type { HostedContext } from '../../context'
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

/** As ejabberd says it: with a list of Erlang pairs, which has a line for each where it is too long for one. */
function summarize(removed: readonly Account[]): string {
  const before = `Deleted ${removed.length} users: `
  const list = removed.map(({ user, host }): Term => ({ tuple: [{ binary: user }, { binary: host }] }))
  const printed = before + prettyTerm({ list }, before.length, Number.POSITIVE_INFINITY)
  // Erlang prints bytes that are Latin-1 as such characters, and the whole is read as UTF-8.
  return bytesToText(Buffer.from(printed, 'latin1'))
}

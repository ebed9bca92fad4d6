import { randomBytes } from 'node:crypto'
import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { prepareNames } from '@/lib/commands/jid'
import { ok } from '@/lib/commands/outcome'
import { accountExists, accountOf, setPassword } from '../../accounts'
import { crashed, failed, success } from '../../answers'
import { ban, bannedAt, banOf, unban } from '../../bans'
import type { HostedContext } from '../../context'
import { isLoaded, servedHost } from '../../hosts'
import { describeLast } from '../../last'
import type { CommandGroup } from '../../module'
import { isAcceptablePassword } from '../../passwords'
import { formatSeconds, nowSeconds } from '../../time'

const PRIVATE = 'mod_private'

export const banCommands: CommandGroup = command => [
  command(
    {
      name: 'ban_account',
      tags: ['accounts'],
      args: [binary('user'), binary('host'), binary('reason')],
      result: rescode('res'),
    },
    async ({ user, host, reason }, context) => {
      const password = `BANNED_ACCOUNT--${formatSeconds(nowSeconds())}--${randomBytes(18).toString('base64url')}--${reason}`
      if (!prepareNames(user, host) || !isAcceptablePassword(password)) return crashed
      const account = accountOf(context, user, host)
      // Where nobody is, ejabberd has banned whoever it was.
      if (!account) return success
      // The old way: a password that nobody knows. It makes an account where there is none.
      await setPassword(context, account, password)
      return success
    },
  ),

  command(
    {
      name: 'ban_account',
      version: 2,
      tags: ['accounts'],
      args: [binary('user'), binary('host'), binary('reason')],
      result: rescode('res'),
    },
    async ({ user, host, reason }, context) => {
      const problem = await problemWith(context, user, host)
      if (problem) return failed(problem)
      const served = servedHost(context, host) ?? host
      if (await banOf(context.store, user, served)) return failed('account_was_already_banned')
      if (!isLoaded(context, 'mod_last')) return crashed
      const last = await describeLast(context.store, user, host)
      await ban(context.store, user, served, { reason, last })
      return success
    },
  ),

  command(
    {
      name: 'unban_account',
      version: 2,
      tags: ['accounts'],
      args: [binary('user'), binary('host')],
      result: rescode('res'),
    },
    async ({ user, host }, context) => {
      const problem = await problemWith(context, user, host)
      if (problem) return failed(problem)
      const served = servedHost(context, host) ?? host
      if (!(await banOf(context.store, user, served))) return failed('account_was_not_banned')
      await unban(context.store, user, served)
      return success
    },
  ),

  command(
    {
      name: 'get_ban_details',
      version: 2,
      tags: ['accounts'],
      args: [binary('user'), binary('host')],
      result: list('ban_details', tuple('detail', string('name'), string('value'))),
    },
    async ({ user, host }, context) => {
      const served = servedHost(context, host)
      const details = served && isLoaded(context, PRIVATE) && (await banOf(context.store, user, served))
      return ok(details ? Object.entries(details).map(([name, value]) => ({ name, value })) : [])
    },
  ),

  command(
    {
      name: 'list_banned',
      tags: ['accounts'],
      args: [binary('host')],
      result: list('banned', string('jid')),
    },
    async ({ host }, context) => {
      const banned = await everyBanned(context, host)
      return banned ? ok(banned) : crashed
    },
  ),

  command(
    {
      name: 'count_banned',
      tags: ['accounts'],
      args: [binary('host')],
      result: integer('banned'),
    },
    async ({ host }, context) => {
      const banned = await everyBanned(context, host)
      return banned ? ok(banned.length) : crashed
    },
  ),
]

/** Why an account can be neither banned nor unbanned, in ejabberd's words. */
async function problemWith(context: HostedContext, user: string, host: string): Promise<string | undefined> {
  if (!servedHost(context, host) || !isLoaded(context, PRIVATE)) return 'mod_private_is_required_but_disabled'
  return (await accountExists(context, user, host)) ? undefined : 'account_does_not_exist'
}

/** JIDs of the banned accounts of a virtual host or, for "all", of all; undefined where they cannot be told. */
async function everyBanned(context: HostedContext, host: string): Promise<string[] | undefined> {
  const served = servedHost(context, host)
  if (!isLoaded(context, PRIVATE) || (host !== 'all' && !served)) return undefined
  const jids: string[] = []
  for (const one of host === 'all' ? context.config.hosts : [served ?? host]) {
    const names = await bannedAt(context.store, one)
    jids.push(...names.map(name => `${name}@${one}`))
  }
  return jids
}

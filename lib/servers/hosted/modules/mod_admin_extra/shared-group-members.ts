import { binary, list, rescode, string } from '@/lib/commands/fields'
import { formatJid } from '@/lib/commands/jid'
import { ok } from '@/lib/commands/outcome'
import { accountOf } from '../../accounts'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { atom } from '../../erlang-expression'
import { servedHost } from '../../hosts'
import type { CommandGroup } from '../../module'
import { addMember, changeGroup, membersOf, removeMember } from '../../shared-groups'
import { at, groupAt, withOption } from './shared-groups'

const tags = ['shared_roster_group']
const memberArgs = [binary('user'), binary('host'), binary('group'), binary('grouphost')] as const

/** "Members" that stand for many: they are options of the group. */
const SPECIAL: Readonly<Record<string, string>> = { '@all@': 'all_users', '@online@': 'online_users' }
const LOOKS_SPECIAL = /^@.+@$/

/** Who is in a shared roster group. */
export const sharedGroupMemberCommands: CommandGroup = command => [
  command(
    {
      name: 'srg_get_members',
      tags,
      args: [binary('group'), binary('host')],
      result: list('members', string('member')),
    },
    ({ group, host }, context) =>
      at(context, host, async served => ok(await membersOf(context.store, served, group))),
  ),

  command({ name: 'srg_user_add', tags, args: memberArgs, result: rescode('res') }, (member, context) =>
    setMember(context, member, true),
  ),

  command({ name: 'srg_user_del', tags, args: memberArgs, result: rescode('res') }, (member, context) =>
    setMember(context, member, false),
  ),
]

interface Member {
  readonly user: string
  readonly host: string
  readonly group: string
  readonly grouphost: string
}

function setMember(context: HostedContext, { user, host, group, grouphost }: Member, isMember: boolean) {
  // Whoever is nowhere can be made a member, to no effect, but not be removed.
  if (!servedHost(context, host)) return isMember ? success : crashed
  return at(context, grouphost, async served => {
    if (!groupAt(context, served, group)) return crashed
    if (LOOKS_SPECIAL.test(user)) {
      const option = SPECIAL[user]
      const value = isMember ? atom('true') : undefined
      const exists = await changeGroup(
        context.store,
        served,
        group,
        options => options && (option ? withOption(options, option, value) : options),
      )
      return exists ? success : crashed
    }
    const member = accountOf(context, user, host)
    if (!member) return crashed
    const jid = formatJid(member)
    await (isMember ? addMember : removeMember)(context.store, served, group, jid)
    return success
  })
}

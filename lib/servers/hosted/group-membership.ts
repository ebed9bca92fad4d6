import type { AccessRules } from '@/lib/access/rules'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { atom, optionOf, parseTerm } from './erlang-expression'

/**
 * Answers `shared_group` conditions of rules from the shared roster groups: who was made a member, and every account of
 * the group's own virtual host where the group has the special member `@all@`. Nobody is online here, so `@online@`
 * brings nobody. A database that answers later than at once cannot be asked amid a decision: nobody is a member then.
 */
export function groupMembership(store: Store): NonNullable<AccessRules['isGroupMember']> {
  const member = store.prepare((db, param: Param<{ jid: string; host: string; group: string }>) =>
    db
      .selectFrom('sr_user')
      .select('jid')
      .where('jid', '=', param('jid'))
      .where('server_host', '=', param('host'))
      .where('grp', '=', param('group')),
  )
  const options = store.prepare((db, param: Param<{ host: string; group: string }>) =>
    db
      .selectFrom('sr_group')
      .select('opts')
      .where('server_host', '=', param('host'))
      .where('name', '=', param('group')),
  )
  return ({ user, host: home }, group, host) => {
    const row = options.first({ host, group })
    if (row === undefined || row instanceof Promise) return false
    const made = member.first({ jid: `${user}@${home}`, host, group })
    if (made !== undefined && !(made instanceof Promise)) return true
    return home === host && hasEverybody(row.opts)
  }
}

function hasEverybody(opts: string): boolean {
  const options = parseTerm(opts)
  return (
    Array.isArray(options) && JSON.stringify(optionOf(options, 'all_users')) === JSON.stringify(atom('true'))
  )
}

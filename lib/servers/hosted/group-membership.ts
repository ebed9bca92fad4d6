import type { AccessRules } from '@/lib/access/rules'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { atom, optionOf, parseTerm } from './erlang-expression'

interface Question {
  /** Prepared, bare. */
  readonly jid: { readonly user: string; readonly host: string }
  readonly group: string
  /** The virtual host that the group belongs to. */
  readonly host: string
}

/**
 * Works something out by the rules, whose `shared_group` conditions are answered by the shared roster groups of now. Rules
 * are asked at once, the database answers later: so where memberships were asked for that are not known yet, they are
 * looked up and the work is done again. `work` does nothing but work out.
 */
export async function withGroups<T>(
  store: Store,
  rules: AccessRules,
  work: (rules: AccessRules) => T,
): Promise<T> {
  const known = new Map<string, boolean>()
  for (;;) {
    const asked = new Map<string, Question>()
    const result = work({
      ...rules,
      isGroupMember({ user, host: home }, group, host) {
        const key = JSON.stringify([user, home, group, host])
        const answer = known.get(key)
        if (answer === undefined) asked.set(key, { jid: { user, host: home }, group, host })
        return answer ?? false
      },
    })
    if (asked.size === 0) return result
    for (const [key, question] of asked) known.set(key, await isMember(store, question))
  }
}

const memberQuery = perStore(store =>
  store.prepare((db, param: Param<{ jid: string; host: string; group: string }>) =>
    db
      .selectFrom('sr_user')
      .select('jid')
      .where('jid', '=', param('jid'))
      .where('server_host', '=', param('host'))
      .where('grp', '=', param('group')),
  ),
)

const optionsQuery = perStore(store =>
  store.prepare((db, param: Param<{ host: string; group: string }>) =>
    db
      .selectFrom('sr_group')
      .select('opts')
      .where('server_host', '=', param('host'))
      .where('name', '=', param('group')),
  ),
)

/**
 * Who was made a member, and every account of the group's own virtual host where it has the special member `@all@`. Nobody
 * is online here, so `@online@` brings nobody.
 */
async function isMember(
  store: Store,
  { jid: { user, host: home }, group, host }: Question,
): Promise<boolean> {
  const row = await optionsQuery(store).first({ host, group })
  if (!row) return false
  if (await memberQuery(store).first({ jid: `${user}@${home}`, host, group })) return true
  return home === host && hasEverybody(row.opts)
}

function hasEverybody(opts: string): boolean {
  const options = parseTerm(opts)
  return (
    Array.isArray(options) && JSON.stringify(optionOf(options, 'all_users')) === JSON.stringify(atom('true'))
  )
}

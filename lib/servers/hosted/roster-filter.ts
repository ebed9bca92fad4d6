import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Store } from '@/lib/store/store'
import { matchesGlob } from './glob'
import { askWord, subscriptionWord } from './roster'
import { breathe } from './time'

const ROWS_A_PIECE = 500

/** Which contacts of which accounts; each test takes a word or JID as it is stored. */
export interface RosterFilter {
  subscription(word: string): boolean
  ask(word: string): boolean
  user(jid: string): boolean
  contact(jid: string): boolean
}

interface FilterWords {
  readonly subs: string
  readonly asks: string
  readonly users: string
  readonly contacts: string
}

/**
 * Reads the arguments of `process_rosteritems`: alternatives parted by ":", or "any". Subscriptions and requests are
 * words, accounts and contacts JIDs in which `*` stands for anything and `?` for one character. A word that nothing is
 * called is one that no contact has, as ejabberd 26.07 takes it.
 */
export const readFilter = ({ subs, asks, users, contacts }: FilterWords): RosterFilter => ({
  subscription: words(subs),
  ask: words(asks),
  user: globs(users),
  contact: globs(contacts),
})

function words(text: string): (word: string) => boolean {
  const wanted = text.split(':')
  return wanted.includes('any') ? () => true : word => wanted.includes(word)
}

function globs(text: string): (jid: string) => boolean {
  if (text === 'any') return () => true
  const patterns = text.split(':')
  return jid => patterns.some(pattern => matchesGlob(pattern, jid))
}

const piecesQuery = perStore(store =>
  store.prepare((db, param: Param<{ host: string; user: string; jid: string }>) =>
    db
      .selectFrom('rosterusers')
      .select(['username', 'jid', 'subscription', 'subscribe', 'ask'])
      .where('server_host', '=', param('host'))
      .where(({ eb, or, and }) =>
        or([
          eb('username', '>', param('user')),
          and([eb('username', '=', param('user')), eb('jid', '>', param('jid'))]),
        ]),
      )
      .orderBy('username')
      .orderBy('jid')
      .limit(ROWS_A_PIECE),
  ),
)

/** All contacts of all accounts. */
export async function countRosterRows({ db }: Store, hosts: readonly string[]): Promise<number> {
  const { rows } = await db
    .selectFrom('rosterusers')
    .select(({ fn }) => fn.countAll().as('rows'))
    .where('server_host', 'in', hosts)
    .executeTakeFirstOrThrow()
  return Number(rows)
}

/** The contacts that pass a filter, in pieces; they may be removed on the way. */
export async function* eachRosterRow(store: Store, hosts: readonly string[], filter: RosterFilter) {
  for (const host of hosts) {
    for (let from = { user: '', jid: '' }; ; ) {
      const rows = await piecesQuery(store).all({ host, ...from })
      for (const { username: user, jid, ask, ...columns } of rows) {
        const passes =
          filter.subscription(subscriptionWord(columns)) &&
          filter.ask(askWord(ask)) &&
          filter.user(`${user}@${host}`) &&
          filter.contact(jid)
        if (passes) yield { user, host, jid }
      }
      const last = rows.at(-1)
      if (!last) break
      from = { user: last.username, jid: last.jid }
      await breathe()
    }
  }
}

import { atom, type ErlangTerm, tuple } from '../erlang-expression'
import type { PortableContact } from '../portable/account'
import { contactsOf } from '../portable/read-account'
import { writeContactIn } from '../portable/write-account'
import { atomOfTerm, elementsOfTerm, listOfTerm, textOfTerm } from '../rooms/terms'
import { A_PIECE, pages, type SerializedModule } from './module'

const RECORD = 'serialize_roster_v1'
const TABLES = ['rosterusers', 'rostergroups', 'roster_version'] as const

/** Contact lists. */
export const serializedRoster: SerializedModule = {
  name: 'mod_roster',
  fields: { [RECORD]: ['serverhost', 'username', 'version', 'entries'] },

  async *read(store, host) {
    const owners = pages(
      after => {
        const all = store.db
          .selectFrom('rosterusers')
          .select('username')
          .distinct()
          .where('server_host', '=', host)
          .orderBy('username')
          .limit(A_PIECE)
        return (after === undefined ? all : all.where('username', '>', after)).execute()
      },
      ({ username }) => username,
    )
    for await (const piece of owners) {
      const records: ErlangTerm[] = []
      for (const { username } of piece) {
        const contacts = await contactsOf(store, { user: username, host })
        const row = await store.db
          .selectFrom('roster_version')
          .select('version')
          .where('server_host', '=', host)
          .where('username', '=', username)
          .executeTakeFirst()
        const version = row?.version ?? atom('undefined')
        records.push(tuple(atom(RECORD), host, username, version, contacts.map(printContact)))
      }
      yield records
    }
  },

  async clear(trx, host) {
    for (const table of TABLES) await trx.deleteFrom(table).where('server_host', '=', host).execute()
  },

  async write(trx, host, record) {
    const [kind, , owner, version, entries] = elementsOfTerm(record, 5) ?? []
    const user = textOfTerm(owner)
    const contacts = listOfTerm(entries ?? [])?.map(readContact)
    if (atomOfTerm(kind) !== RECORD || !user || !contacts?.every(contact => contact !== undefined))
      return false
    for (const contact of contacts) await writeContactIn(trx, { user, host }, contact)
    const text = textOfTerm(version)
    if (text !== undefined) {
      const row = { username: user, server_host: host, version: text }
      await trx.insertInto('roster_version').values(row).execute()
    }
    return true
  },
}

const printContact = ({ jid, nick, groups, subscription, ask, askMessage }: PortableContact): ErlangTerm =>
  tuple(jid, nick, groups, atom(subscription), atom(ask), askMessage)

function readContact(term: ErlangTerm): PortableContact | undefined {
  const parts = elementsOfTerm(term, 6) ?? []
  const [jid, nick, , , , askMessage] = parts.map(textOfTerm)
  const groups = listOfTerm(parts[2] ?? '')?.map(textOfTerm)
  const [subscription, ask] = [atomOfTerm(parts[3]), atomOfTerm(parts[4])]
  if (jid === undefined || nick === undefined || subscription === undefined || ask === undefined)
    return undefined
  if (!groups?.every(group => group !== undefined)) return undefined
  return { jid, nick, groups, subscription, ask, askMessage: askMessage ?? '' }
}

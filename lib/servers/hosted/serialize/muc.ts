import { formatJid, parseJid } from '@/lib/commands/jid'
import type { Store } from '@/lib/store/store'
import { atom, type ErlangTerm, optionOf, parseTerm, printTerm, tuple } from '../erlang-expression'
import { parseNodes, printNodes } from '../rooms/format'
import { atomOfTerm, elementsOfTerm, listOfTerm, textOfTerm } from '../rooms/terms'
import { databaseTime } from '../time'
import { A_PIECE, pages, type SerializedModule } from './module'

const ROOM = 'serialize_muc_room_v1'
const NICK = 'serialize_muc_registrations_v1'
/** What ejabberd writes for the time of a room that runs. */
const RUNNING = '1970-01-02 00:00:00'

/** Rooms that outlive a restart, and nicknames that are registered. */
export const serializedMuc: SerializedModule = {
  name: 'mod_muc',
  fields: {
    [ROOM]: ['serverhost', 'name', 'host', 'options'],
    [NICK]: ['serverhost', 'host', 'jid', 'nick'],
  },

  async *read(store, host) {
    for (const service of await servicesIn(store, host, 'muc_room')) {
      const rooms = pages(
        after => {
          const all = store.db
            .selectFrom('muc_room')
            .select(['name', 'opts'])
            .where('server_host', '=', host)
            .where('host', '=', service)
            .orderBy('name')
            .limit(A_PIECE)
          return (after === undefined ? all : all.where('name', '>', after)).execute()
        },
        ({ name }) => name,
      )
      for await (const piece of rooms) {
        const records: ErlangTerm[] = []
        for (const { name, opts } of piece) {
          const subscribers = await subscribersOf(store, name, service)
          const options = [...optionsOf(opts), tuple(atom('subscribers'), subscribers)]
          records.push(tuple(atom(ROOM), host, name, service, options))
        }
        yield records
      }
    }
    for (const service of await servicesIn(store, host, 'muc_registered')) {
      const nicks = pages(
        after => {
          const all = store.db
            .selectFrom('muc_registered')
            .select(['jid', 'nick'])
            .where('server_host', '=', host)
            .where('host', '=', service)
            .orderBy('jid')
            .limit(A_PIECE)
          return (after === undefined ? all : all.where('jid', '>', after)).execute()
        },
        ({ jid }) => jid,
      )
      for await (const piece of nicks) {
        yield piece.map(({ jid, nick }) => tuple(atom(NICK), host, service, jid, nick))
      }
    }
  },

  async clear(trx, host) {
    await trx
      .deleteFrom('muc_room_subscribers')
      .where('host', 'in', rooms =>
        rooms.selectFrom('muc_room').select('host').where('server_host', '=', host),
      )
      .execute()
    await trx.deleteFrom('muc_room').where('server_host', '=', host).execute()
    await trx.deleteFrom('muc_registered').where('server_host', '=', host).execute()
  },

  async write(trx, host, record) {
    const [kind, , first, second, rest] = elementsOfTerm(record, 5) ?? []
    const [one, two] = [textOfTerm(first), textOfTerm(second)]
    if (one === undefined || two === undefined || rest === undefined) return false
    if (atomOfTerm(kind) === NICK) {
      const nick = textOfTerm(rest)
      if (nick === undefined) return false
      const row = { jid: two, host: one, server_host: host, nick }
      await trx.insertInto('muc_registered').values(row).execute()
      return true
    }
    const options = listOfTerm(rest)
    if (atomOfTerm(kind) !== ROOM || !options) return false
    const kept = options.filter(option => atomOfTerm(elementsOfTerm(option, 2)?.[0]) !== 'subscribers')
    const opts = printTerm(kept)
    const row = { name: one, host: two, server_host: host, opts, created_at: usedAt(options) }
    await trx.insertInto('muc_room').values(row).execute()
    for (const subscriber of listOfTerm(optionOf(options, 'subscribers') ?? []) ?? []) {
      const read = readSubscriber(subscriber)
      if (!read) return false
      await trx
        .insertInto('muc_room_subscribers')
        .values({ room: one, host: two, ...read })
        .execute()
    }
    return true
  },
}

async function servicesIn(
  { db }: Store,
  host: string,
  table: 'muc_room' | 'muc_registered',
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .select('host')
    .distinct()
    .where('server_host', '=', host)
    .orderBy('host')
    .execute()
  return rows.map(row => row.host)
}

function optionsOf(opts: string): readonly ErlangTerm[] {
  const options = listOfTerm(parseTerm(opts))
  if (!options) throw new Error('The options of a room in table muc_room cannot be read')
  return options
}

/** `{Jid, Nick, Nodes}` with the JID as ejabberd's record of it. */
async function subscribersOf({ db }: Store, room: string, service: string): Promise<ErlangTerm[]> {
  const rows = await db
    .selectFrom('muc_room_subscribers')
    .select(['jid', 'nick', 'nodes'])
    .where('host', '=', service)
    .where('room', '=', room)
    .orderBy('jid')
    .execute()
  return rows.map(({ jid, nick, nodes }) => {
    const { user, host } = parseJid(jid) ?? { user: '', host: jid }
    return tuple(tuple(atom('jid'), user, host, '', user, host, ''), nick, parseNodes(nodes))
  })
}

function readSubscriber(term: ErlangTerm): { jid: string; nick: string; nodes: string } | undefined {
  const [address, nick, nodes] = elementsOfTerm(term, 3) ?? []
  const [, , , , user, host] = (elementsOfTerm(address ?? '', 7) ?? []).map(textOfTerm)
  const [name, names] = [textOfTerm(nick), listOfTerm(nodes ?? '')?.map(textOfTerm)]
  if (user === undefined || host === undefined || name === undefined) return undefined
  if (!names?.every(node => node !== undefined)) return undefined
  return { jid: formatJid({ user, host }), nick: name, nodes: printNodes(names) }
}

/** When a room that sleeps was last used. */
function usedAt(options: readonly ErlangTerm[]): string {
  const microseconds = optionOf(options, 'hibernation_time')
  return typeof microseconds === 'number' || typeof microseconds === 'bigint'
    ? databaseTime(Number(BigInt(microseconds) / 1000n))
    : RUNNING
}

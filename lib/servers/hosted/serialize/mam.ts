import { parseJid } from '@/lib/commands/jid'
import { childOf, textOf } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { atom, parseTerm, printTerm, tuple } from '../erlang-expression'
import { atomOfTerm, elementsOfTerm, textOfTerm } from '../rooms/terms'
import { A_PIECE, pages, type SerializedModule } from './module'

const MESSAGE = 'serialize_mam_v1'
const PREFERENCES = 'serialize_mam_prefs_v1'

/** The archive of messages, and who wants what archived. */
export const serializedMam: SerializedModule = {
  name: 'mod_mam',
  fields: {
    [MESSAGE]: ['serverhost', 'username', 'timestamp', 'peer', 'type', 'nick', 'origin_id', 'packet'],
    [PREFERENCES]: ['serverhost', 'username', 'default', 'always', 'never'],
  },

  async *read(store, host) {
    const preferences = pages(
      after => {
        const all = store.db
          .selectFrom('archive_prefs')
          .select(['username', 'def', 'always', 'never'])
          .where('server_host', '=', host)
          .orderBy('username')
          .limit(A_PIECE)
        return (after === undefined ? all : all.where('username', '>', after)).execute()
      },
      ({ username }) => username,
    )
    for await (const piece of preferences) {
      yield piece.map(({ username, def, always, never }) =>
        tuple(atom(PREFERENCES), host, username, atom(def), parseTerm(always) ?? [], parseTerm(never) ?? []),
      )
    }
    const messages = pages(
      after =>
        store.db
          .selectFrom('archive')
          .select(['id', 'username', 'timestamp', 'peer', 'kind', 'nick', 'origin_id', 'xml'])
          .where('server_host', '=', host)
          .where('id', '>', Number(after ?? -1))
          .orderBy('id')
          .limit(A_PIECE)
          .execute(),
      ({ id }) => String(id),
    )
    for await (const piece of messages) {
      yield piece.map(({ username, timestamp, peer, kind, nick, origin_id, xml }) =>
        tuple(
          ...[atom(MESSAGE), host, username, BigInt(timestamp), peer],
          ...[atom(kind ?? 'chat'), nick ?? '', origin_id ?? '', xml],
        ),
      )
    }
  },

  async clear(trx, host) {
    await trx.deleteFrom('archive').where('server_host', '=', host).execute()
    await trx.deleteFrom('archive_prefs').where('server_host', '=', host).execute()
  },

  async write(trx, host, record) {
    const [kind, , owner, def, always, never] = elementsOfTerm(record, 6) ?? []
    if (atomOfTerm(kind) === PREFERENCES) {
      const [username, word] = [textOfTerm(owner), atomOfTerm(def)]
      if (username === undefined || word === undefined || always === undefined || never === undefined)
        return false
      const values = { def: word, always: printTerm(always), never: printTerm(never) }
      await trx
        .insertInto('archive_prefs')
        .values({ username, server_host: host, ...values })
        .execute()
      return true
    }
    const message = elementsOfTerm(record, 9) ?? []
    const [, , username, , peer, , nick = '', origin_id = '', xml] = message.map(textOfTerm)
    const [type, timestamp] = [atomOfTerm(message[5]), message[3]]
    if (atomOfTerm(message[0]) !== MESSAGE || type === undefined) return false
    if (username === undefined || peer === undefined || xml === undefined) return false
    if (typeof timestamp !== 'number') return false
    const parsed = parseXml(xml)
    await trx
      .insertInto('archive')
      .values({
        ...{ username, server_host: host, timestamp, peer, bare_peer: bare(peer), xml, nick, origin_id },
        kind: type,
        txt: parsed.ok ? textOf(childOf(parsed.element, 'body')) : '',
      })
      .execute()
    return true
  },
}

function bare(text: string): string {
  const jid = parseJid(text)
  return jid ? `${jid.user}${jid.user && '@'}${jid.host}` : text
}

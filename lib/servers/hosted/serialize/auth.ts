import { accountNames } from '../account-list'
import { atom, type ErlangTerm, tuple } from '../erlang-expression'
import { PLAIN } from '../passwords'
import { atomOfTerm, elementsOfTerm, listOfTerm, textOfTerm } from '../rooms/terms'
import { A_PIECE, type SerializedModule } from './module'

const RECORD = 'serialize_auth_v1'
const HASHES: Readonly<Record<number, string>> = { 2: 'sha', 3: 'sha256', 4: 'sha512' }

/** Accounts, each with its password or the SCRAM keys made of it. */
export const serializedAuth: SerializedModule = {
  name: 'ejabberd_auth',
  fields: { [RECORD]: ['serverhost', 'username', 'passwords'] },

  async *read(store, host) {
    for await (const names of accountNames(store, host)) {
      for (let at = 0; at < names.length; at += A_PIECE) {
        const some = names.slice(at, at + A_PIECE)
        const rows = await store.db
          .selectFrom('users')
          .select(['username', 'type', 'password', 'serverkey', 'salt', 'iterationcount'])
          .where('server_host', '=', host)
          .where('username', 'in', some)
          .orderBy('type')
          .execute()
        yield some.map(name =>
          tuple(
            atom(RECORD),
            host,
            name,
            rows.filter(({ username }) => username === name).map(printPassword),
          ),
        )
      }
    }
  },

  async clear(trx, host) {
    await trx.deleteFrom('users').where('server_host', '=', host).execute()
  },

  async write(trx, host, record) {
    const [kind, , user, passwords] = elementsOfTerm(record, 4) ?? []
    const username = textOfTerm(user)
    const forms = listOfTerm(passwords ?? [])?.map(readPassword)
    if (atomOfTerm(kind) !== RECORD || !username || !forms?.every(form => form !== undefined)) return false
    for (const form of forms) {
      await trx
        .insertInto('users')
        .values({ username, server_host: host, ...form })
        .execute()
    }
    return true
  },
}

interface Row {
  readonly type: number
  readonly password: string
  readonly serverkey: string
  readonly salt: string
  readonly iterationcount: number
}

function printPassword({ type, password, serverkey, salt, iterationcount }: Row): ErlangTerm {
  if (type === PLAIN || !salt) return password
  return tuple(atom(HASHES[type] ?? 'sha'), password, serverkey, salt, iterationcount)
}

function readPassword(term: ErlangTerm): Row | undefined {
  const plain = textOfTerm(term)
  if (plain !== undefined) {
    return { type: PLAIN, password: plain, serverkey: '', salt: '', iterationcount: 0 }
  }
  const [hash, ...keys] = elementsOfTerm(term, 5) ?? []
  const type = Object.entries(HASHES).find(([, name]) => name === atomOfTerm(hash))?.[0]
  const [password, serverkey, salt] = keys.map(textOfTerm)
  const [, , , count] = keys
  if (!type || password === undefined || serverkey === undefined || salt === undefined) return undefined
  return typeof count === 'number'
    ? { type: Number(type), password, serverkey, salt, iterationcount: count }
    : undefined
}

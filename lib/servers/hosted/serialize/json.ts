import { type ErlangTerm, readOptions } from '../erlang-expression'
import { atomOfTerm, elementsOfTerm, listOfTerm, textOfTerm } from '../rooms/terms'
import type { SerializedModule } from './module'

/** A record for people and other programs: an object with its fields, as `export_db_ext` of ejabberd 26.07 writes it. */
export function recordToJson({ fields }: SerializedModule, record: ErlangTerm): string {
  const [kind, ...values] = typeof record === 'object' && 'tuple' in record ? record.tuple : []
  const type = atomOfTerm(kind) ?? ''
  const named = (fields[type] ?? []).map((name, at) => {
    const value = values[at] ?? ''
    return [name, (SHAPES[name] ?? plain)(value)]
  })
  return JSON.stringify(Object.fromEntries([['type', type], ...named]), (_, value) =>
    typeof value === 'bigint' ? Number(value) : value,
  )
}

type Shape = (value: ErlangTerm) => unknown

/** Fields whose tuples have parts with names of their own. */
const SHAPES: Readonly<Record<string, Shape>> = {
  passwords: each(['hash', 'stored_key', 'server_key', 'salt', 'iterations']),
  entries: each(['jid', 'nick', 'groups', 'sub', 'ask', 'ask_msg']),
  options: value =>
    Object.fromEntries(
      readOptions(listOfTerm(value) ?? []).map(([name, option]) => [name, (OPTIONS[name] ?? plain)(option)]),
    ),
}

const OPTIONS: Readonly<Record<string, Shape>> = {
  affiliations: value =>
    (listOfTerm(value) ?? []).map(one => {
      const [address, what] = elementsOfTerm(one, 2) ?? []
      const [type = what ?? '', msg = ''] = elementsOfTerm(what ?? '', 2) ?? []
      return { jid: bareOf(address), type: plain(type), msg: plain(msg) }
    }),
  subscribers: value =>
    (listOfTerm(value) ?? []).map(one => {
      const [address = '', nick = '', events = []] = elementsOfTerm(one, 3) ?? []
      return { jid: bareOf(address), nick: plain(nick), events: plain(events) }
    }),
}

/** Each tuple of a list as an object; what is no tuple of that size stays what it is. */
function each(names: readonly string[]): Shape {
  return value =>
    (listOfTerm(value) ?? []).map(one => {
      const parts = elementsOfTerm(one, names.length)
      return parts ? Object.fromEntries(names.map((name, at) => [name, plain(parts[at] ?? '')])) : plain(one)
    })
}

/** `{User, Host, Resource}`, or ejabberd's record of a JID. */
function bareOf(address: ErlangTerm | undefined): string {
  const parts = elementsOfTerm(address, 3) ?? elementsOfTerm(address, 7)?.slice(1) ?? []
  const [user = '', host = ''] = parts.map(textOfTerm)
  return user ? `${user}@${host}` : host
}

function plain(value: ErlangTerm): unknown {
  const atom = atomOfTerm(value)
  if (atom !== undefined) return atom === 'true' || atom === 'false' ? atom === 'true' : atom
  if (typeof value === 'object' && 'tuple' in value) return value.tuple.map(plain)
  return listOfTerm(value)?.map(plain) ?? textOfTerm(value) ?? value
}

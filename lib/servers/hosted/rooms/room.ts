import type { ErlangTerm } from '../erlang-expression'
import type { RoomAddress } from './address'
import { atomOfTerm } from './terms'

export type Affiliation = 'owner' | 'admin' | 'member' | 'outcast'

/** By the bare JID that has it, or the host that all its accounts have it of. */
export type Affiliations = ReadonlyMap<string, { readonly affiliation: Affiliation; readonly reason: string }>

/** Who gets a room's events without being in it (MUC/Sub). */
export interface Subscriber {
  readonly nick: string
  readonly nodes: readonly string[]
}

/** A room as it is kept; nobody is ever in it here. Changing it makes another one. */
export interface Room extends RoomAddress {
  readonly options: ReadonlyMap<string, ErlangTerm>
  readonly affiliations: Affiliations
  /** By bare JID. */
  readonly subscribers: ReadonlyMap<string, Subscriber>
  /** What ejabberd keeps beside these, such as the subject: written back as it was. */
  readonly rest: readonly ErlangTerm[]
  /** When it was made or last spoken in: milliseconds since 1970. */
  readonly usedAt: number
}

/** What an account's JID is to a room: its own affiliation, or that of its host. `jid`: bare. */
export function affiliationOf({ affiliations }: Room, jid: string): Affiliation | 'none' {
  const host = jid.slice(jid.indexOf('@') + 1)
  return (affiliations.get(jid) ?? affiliations.get(host))?.affiliation ?? 'none'
}

/** Whether an option is the atom `true`. */
export function isOn({ options }: Pick<Room, 'options'>, name: string): boolean {
  return atomOfTerm(options.get(name)) === 'true'
}

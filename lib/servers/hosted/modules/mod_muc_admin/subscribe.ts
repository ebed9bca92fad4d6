import { formatJid, type Jid, parseJid, prepareNames } from '@/lib/commands/jid'
import { type Outcome, ok, refused } from '@/lib/commands/outcome'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { readAddress } from '../../rooms/address'
import { subscribe, unsubscribe } from '../../rooms/subscriptions'

/** A person and a room as the arguments have them; undefined where they are malformed. */
interface Parties {
  readonly person: Jid | undefined
  readonly room: Jid | undefined
  /** They came as names, of which one cannot be prepared: ejabberd falls over it. Malformed JIDs it refuses. */
  readonly isBroken: boolean
}

export const byJids = (user: string, room: string): Parties => ({
  person: parseJid(user),
  room: parseJid(room),
  isBroken: false,
})

interface Names {
  readonly user: string
  readonly host: string
  readonly room: string
  readonly service: string
}

export function byNames({ user, host, room, service }: Names): Parties {
  const [person, place] = [prepareNames(user, host), prepareNames(room, service)]
  return {
    person: person && parseJid(formatJid(person)),
    room: place && parseJid(formatJid(place)),
    isBroken: !(person && place),
  }
}

/** `one, two` */
export const splitNodes = (text: string): readonly string[] => text.split(/[ \t]*,[ \t]*/)

/** As many people as ejabberd subscribes with one call (`subscribe_room_many_max_users`). */
const USERS_MAX = 50

export async function subscribeOne(
  context: HostedContext,
  parties: Parties,
  nick: string,
  nodes: readonly string[],
): Promise<Outcome<readonly string[]>> {
  if (parties.isBroken) return crashed
  if (!nick) return refused('Nickname must be set')
  const read = readParties(context, parties)
  if ('kind' in read) return read
  const known = await subscribe(context, read.address, read.person, nick, nodes)
  return 'kind' in known ? known : ok(known)
}

export async function subscribeAll(
  context: HostedContext,
  people: readonly (Parties & { readonly nick: string })[],
  nodes: readonly string[],
): Promise<Outcome<boolean>> {
  if (people.some(({ isBroken }) => isBroken)) return crashed
  const configured = context.config.modules?.mod_muc_admin?.subscribe_room_many_max_users
  if (people.length > (typeof configured === 'number' ? configured : USERS_MAX)) {
    return refused('Too many users in subscribe_room_many command')
  }
  for (const { nick, ...parties } of people) {
    const outcome = await subscribeOne(context, parties, nick, nodes)
    if (outcome.kind !== 'ok') return outcome
  }
  return success
}

export async function unsubscribeOne(context: HostedContext, parties: Parties): Promise<Outcome<boolean>> {
  if (parties.isBroken) return crashed
  const read = readParties(context, parties)
  if ('kind' in read) return read
  const done = await unsubscribe(context, read.address, read.person)
  return done === true ? success : done
}

function readParties(context: HostedContext, { person, room }: Parties) {
  if (!room?.user) return refused('Malformed room JID')
  if (!person) return refused('Malformed user JID')
  const address = readAddress(context, room.user, room.host)
  return 'kind' in address ? address : { person, address }
}

import { atom, binary, list, rescode, string, tuple } from '@/lib/commands/fields'
import { formatJid, parseJid, prepareNames } from '@/lib/commands/jid'
import { type CommandFailure, type Outcome, ok, refused } from '@/lib/commands/outcome'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import type { CommandGroup } from '../../module'
import { readAddress } from '../../rooms/address'
import { type Affiliation, affiliationOf, type Room } from '../../rooms/room'
import { changeRoom, findRoom } from '../../rooms/rooms'

const tags = ['muc_room'] as const
const NO_ROOM = refused('The room does not exist.')

export const affiliationCommands: CommandGroup = command => [
  command(
    {
      name: 'get_room_affiliation',
      tags,
      args: [binary('room'), binary('service'), binary('jid')],
      renames: { name: 'room' },
      result: atom('affiliation'),
    },
    async ({ room, service, jid }, context) => {
      const found = await look(context, room, service)
      if ('kind' in found) return found
      const person = parseJid(jid)
      return person ? ok(affiliationOf(found, bare(person))) : crashed
    },
  ),

  command(
    {
      name: 'get_room_affiliations',
      tags,
      args: [binary('name'), binary('service')],
      result: list(
        'affiliations',
        tuple('affiliation', string('username'), string('domain'), atom('affiliation'), string('reason')),
      ),
    },
    async ({ name, service }, context) => {
      const room = await look(context, name, service)
      if ('kind' in room) return room
      return ok(
        [...room.affiliations].map(([jid, { affiliation, reason }]) => {
          const at = jid.indexOf('@')
          return { username: jid.slice(0, Math.max(at, 0)), domain: jid.slice(at + 1), affiliation, reason }
        }),
      )
    },
  ),

  command(
    {
      name: 'get_room_affiliations',
      version: 3,
      tags,
      args: [binary('room'), binary('service')],
      result: list(
        'affiliations',
        tuple('affiliation', string('jid'), atom('affiliation'), string('reason')),
      ),
    },
    async ({ room: name, service }, context) => {
      const room = await look(context, name, service)
      if ('kind' in room) return room
      return ok([...room.affiliations].map(([jid, given]) => ({ jid, ...given })))
    },
  ),

  command(
    {
      name: 'set_room_affiliation',
      tags,
      args: [binary('name'), binary('service'), binary('jid'), binary('affiliation')],
      result: rescode('res'),
    },
    ({ name, service, jid, affiliation }, context) => {
      const person = parseJid(jid)
      return change(context, { name, service, jid: person && bare(person), affiliation })
    },
  ),

  command(
    {
      name: 'set_room_affiliation',
      version: 3,
      tags,
      args: [binary('room'), binary('service'), binary('user'), binary('host'), binary('affiliation')],
      result: rescode('res'),
    },
    ({ room: name, service, user, host, affiliation }, context) => {
      const names = prepareNames(user, host)
      if (!names) return crashed
      return change(context, { name, service, jid: names.host ? formatJid(names) : undefined, affiliation })
    },
  ),
]

async function look(context: HostedContext, name: string, service: string): Promise<Room | CommandFailure> {
  const address = readAddress(context, name, service)
  return 'kind' in address ? address : ((await findRoom(context, address)) ?? NO_ROOM)
}

interface Change {
  readonly name: string
  readonly service: string
  /** Bare; undefined where it was malformed. */
  readonly jid: string | undefined
  readonly affiliation: string
}

const isAffiliation = (word: string): word is Affiliation | 'none' =>
  ['owner', 'admin', 'member', 'outcast', 'none'].includes(word)

async function change(
  context: HostedContext,
  { name, service, jid, affiliation }: Change,
): Promise<Outcome<boolean>> {
  if (!isAffiliation(affiliation)) return refused('Invalid affiliation')
  const address = readAddress(context, name, service)
  if ('kind' in address) return address
  const changed = await changeRoom(context, address, room =>
    jid === undefined ? crashed : withAffiliation(room, jid, affiliation),
  )
  if (!changed) return refused("Room doesn't exists")
  return 'kind' in changed ? changed : success
}

function withAffiliation(room: Room, jid: string, affiliation: Affiliation | 'none'): Room {
  const affiliations = new Map(room.affiliations)
  if (affiliation === 'none') affiliations.delete(jid)
  else affiliations.set(jid, { affiliation, reason: '' })
  // An outcast is thrown out, and hears nothing more.
  const subscribers = new Map(room.subscribers)
  if (affiliation === 'outcast') subscribers.delete(jid)
  return { ...room, affiliations, subscribers }
}

const bare = ({ user, host }: { readonly user: string; readonly host: string }) => formatJid({ user, host })

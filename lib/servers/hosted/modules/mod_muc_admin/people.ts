import { binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { type Jid, parseJid, prepareNames } from '@/lib/commands/jid'
import { type CommandFailure, type Outcome, ok, refused, refusedAtom } from '@/lib/commands/outcome'
import { element } from '@/lib/xml/element'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { deliver } from '../../delivery'
import type { CommandGroup } from '../../module'
import { type RoomAddress, readAddress } from '../../rooms/address'
import { findRoom } from '../../rooms/rooms'

const room = [binary('room'), binary('service')] as const
const renames = { name: 'room' }
const tags = ['muc_room'] as const
const invitation = [...room, binary('password'), binary('reason')] as const

/** Who is in rooms: here nobody ever is. What was said in them, and who is asked to come. */
export const roomPeopleCommands: CommandGroup = command => [
  command(
    {
      name: 'get_room_occupants',
      tags,
      args: room,
      renames,
      result: list('occupants', tuple('occupant', string('jid'), string('nick'), string('role'))),
    },
    async ({ room, service }, context) => {
      const address = await existing(context, room, service, refusedAtom('room_not_found'))
      return 'kind' in address ? address : ok([])
    },
  ),

  command(
    { name: 'get_room_occupants_number', tags, args: room, renames, result: integer('occupants') },
    async ({ room, service }, context) => {
      const address = await existing(context, room, service, refusedAtom('room_not_found'))
      return 'kind' in address ? address : ok(0)
    },
  ),

  command(
    {
      name: 'get_user_rooms',
      tags: ['muc'],
      args: [binary('user'), binary('host')],
      result: list('rooms', string('room')),
    },
    () => ok([]),
  ),

  command(
    {
      name: 'get_room_history',
      tags,
      args: room,
      renames,
      result: list('history', tuple('entry', string('timestamp'), string('message'))),
    },
    async ({ room, service }, context) => {
      const address = await existing(context, room, service, refused('The room does not exist.'))
      if ('kind' in address) return address
      const history = context.node.rooms.history(address)
      return ok(history.map(({ stamp, message }) => ({ timestamp: stamp, message })))
    },
  ),

  command(
    {
      name: 'send_direct_invitation',
      tags,
      args: [...invitation, binary('users')],
      renames,
      result: rescode('res'),
    },
    ({ users, ...args }, context) => invite(context, { ...args, users: users.split(':') }),
  ),

  command(
    {
      name: 'send_direct_invitation',
      version: 1,
      tags,
      args: [...invitation, list('users', binary('jid'))],
      renames,
      result: rescode('res'),
    },
    (args, context) => invite(context, args),
  ),
]

async function existing(
  context: HostedContext,
  name: string,
  service: string,
  missing: CommandFailure,
): Promise<RoomAddress | CommandFailure> {
  const address = readAddress(context, name, service)
  if ('kind' in address) return address
  return (await findRoom(context, address)) ? address : missing
}

interface Invitation {
  readonly room: string
  readonly service: string
  /** "none" stands for none, as '' does; the reason too. */
  readonly password: string
  readonly reason: string
  readonly users: readonly string[]
}

/** A direct invitation (XEP-0249) from the room itself; it waits for accounts that exist. */
async function invite(
  context: HostedContext,
  { room, service, password, reason, users }: Invitation,
): Promise<Outcome<boolean>> {
  if (!prepareNames(room, service)) return refused("Invalid 'roomname' or 'service'")
  const address = await existing(context, room, service, refusedAtom('room_not_found'))
  if ('kind' in address) return address
  const people = users.map(parseJid)
  if (!people.every(person => person !== undefined)) return crashed
  const from: Jid = { user: address.name, host: address.service, resource: '' }
  const given = Object.entries({ reason, password }).filter(([, text]) => text && text !== 'none')
  const attrs = {
    ...Object.fromEntries(given),
    jid: `${from.user}@${from.host}`,
    xmlns: 'jabber:x:conference',
  }
  for (const person of people) {
    if (person.user) await deliver(context, from, person, element('message', {}, element('x', attrs)))
  }
  return success
}

import { binary, integer, list, restuple, string } from '@/lib/commands/fields'
import { formatJid, prepareHost } from '@/lib/commands/jid'
import { ok } from '@/lib/commands/outcome'
import type { Integer } from '@/lib/commands/types'
import { crashed } from '../../answers'
import type { HostedContext } from '../../context'
import { isLoaded } from '../../hosts'
import type { CommandGroup } from '../../module'
import { hasArchive } from '../../rooms/archive'
import { isOn, type Room } from '../../rooms/room'
import { destroyRoom, eachRoom } from '../../rooms/rooms'
import { findService, mainServices } from '../../rooms/services'

const DAY_MS = 86_400_000

const tags = ['muc'] as const
const renames = { host: 'service' }
const rooms = list('rooms', string('room'))
const withDays = [binary('service'), integer('days')] as const

export const unusedRoomCommands: CommandGroup = command => [
  command(
    { name: 'rooms_empty_list', tags, args: [binary('service')], renames, result: rooms },
    async ({ service }, context) => answer(await emptyRooms(context, service)),
  ),

  command(
    { name: 'rooms_empty_destroy', tags, args: [binary('service')], renames, result: rooms },
    async ({ service }, context) => answer(await destroyAll(context, await emptyRooms(context, service))),
  ),

  command(
    {
      name: 'rooms_empty_destroy',
      version: 2,
      tags,
      args: [binary('service')],
      renames,
      result: restuple('res'),
    },
    async ({ service }, context) => {
      const destroyed = await destroyAll(context, await emptyRooms(context, service))
      return destroyed ? ok(`Destroyed rooms: ${destroyed.length}`) : crashed
    },
  ),

  command(
    { name: 'rooms_unused_list', tags, args: withDays, renames, result: rooms },
    async ({ service, days }, context) => answer(await unusedRooms(context, service, days)),
  ),

  // Nobody is there to be told that the room goes, so both ways are the same here.
  ...['rooms_unused_destroy', 'rooms_unused_destroy_skip_notifications'].map(name =>
    command({ name, tags, args: withDays, renames, result: rooms }, async ({ service, days }, context) =>
      answer(await destroyAll(context, await unusedRooms(context, service, days))),
    ),
  ),
]

type Rooms = readonly Room[] | undefined

const answer = (found: Rooms) =>
  found ? ok(found.map(({ name, service }) => formatJid({ user: name, host: service }))) : crashed

/** Rooms that are archived and have nothing in their archive; ejabberd means no others. */
function emptyRooms(context: HostedContext, service: string): Promise<Rooms> {
  if (!isLoaded(context, 'mod_mam')) return select(context, 'empty', service, () => false)
  return select(
    context,
    'empty',
    service,
    async room => isOn(room, 'mam') && !(await hasArchive(context.store, room)),
  )
}

/** Rooms that were made, and last spoken in, so many days ago or earlier. */
function unusedRooms(context: HostedContext, service: string, days: Integer): Promise<Rooms> {
  const latest = Date.now() - Number(days) * DAY_MS
  return select(context, 'unused', service, room => room.usedAt <= latest)
}

/** Says how many were found, as ejabberd does. Undefined for a service that there is not: ejabberd falls over. */
async function select(
  context: HostedContext,
  which: 'empty' | 'unused',
  text: string,
  passes: (room: Room) => boolean | Promise<boolean>,
): Promise<Rooms> {
  const name = prepareHost(text)
  const one = name === undefined ? undefined : findService(context, name)
  const services = text === 'global' ? mainServices(context) : one && [one]
  if (!services) return undefined
  const found: Room[] = []
  let all = 0
  for (const service of services) {
    for await (const room of eachRoom(context, service)) {
      all += 1
      if (await passes(room)) found.push(room)
    }
  }
  context.print(`rooms ${which}: ${found.length} out of ${all}`)
  return found
}

async function destroyAll(context: HostedContext, found: Rooms): Promise<Rooms> {
  for (const room of found ?? []) await destroyRoom(context, room)
  return found
}

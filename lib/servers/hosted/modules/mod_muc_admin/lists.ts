import { searchPattern } from '@/lib/access/patterns'
import { binary, integer, list, string, tuple } from '@/lib/commands/fields'
import { formatJid } from '@/lib/commands/jid'
import { ok } from '@/lib/commands/outcome'
import { crashed } from '../../answers'
import type { CommandGroup } from '../../module'
import { passWithin } from '../../pass-within'
import { readServices } from '../../rooms/address'
import { isOn, type Room } from '../../rooms/room'
import { eachRoom, roomNames } from '../../rooms/rooms'

const tags = ['muc'] as const
const renames = { host: 'service' }

/** There are expressions that take for ever; ejabberd stops those too. */
const TEST_MS_MAX = 500

/** ejabberd calls the rooms that exist online. */
export const roomListCommands: CommandGroup = command => [
  command(
    {
      name: 'muc_online_rooms',
      tags,
      policy: 'admin',
      args: [binary('service')],
      renames,
      result: list('rooms', string('room')),
    },
    async ({ service: text }, context) => {
      const services = readServices(context, text, 'serverhost')
      if ('kind' in services) return services
      const rooms: string[] = []
      for (const service of services) {
        for (const name of await roomNames(context, service)) {
          rooms.push(formatJid({ user: name, host: service.service }))
        }
      }
      return ok(rooms)
    },
  ),

  command(
    {
      name: 'muc_online_rooms_count',
      tags,
      policy: 'admin',
      args: [binary('service')],
      renames,
      result: integer('count'),
    },
    async ({ service: text }, context) => {
      const services = readServices(context, text, 'serverhost')
      if ('kind' in services) return services
      let count = 0
      for (const service of services) count += (await roomNames(context, service)).length
      return ok(count)
    },
  ),

  command(
    {
      name: 'muc_online_rooms_by_regex',
      tags,
      policy: 'admin',
      args: [binary('service'), binary('regex')],
      renames,
      result: list('rooms', tuple('room', string('jid'), string('public'), integer('participants'))),
    },
    async ({ service: text, regex }, context) => {
      const services = readServices(context, text, 'serverhost')
      if ('kind' in services) return services
      const rooms: Room[] = []
      for (const service of services) {
        for await (const room of eachRoom(context, service)) rooms.push(room)
      }
      // Where there are no rooms, nobody reads the expression.
      if (rooms.length === 0) return ok([])
      const pattern = searchPattern(regex)
      if (!pattern) return crashed
      const matching = passWithin(TEST_MS_MAX, rooms, room => pattern.test(room.name))
      if (!matching) return crashed
      return ok(
        matching.map(room => ({
          jid: formatJid({ user: room.name, host: room.service }),
          public: String(isOn(room, 'public')),
          participants: 0,
        })),
      )
    },
  ),
]

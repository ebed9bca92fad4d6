import { searchPattern } from '@/lib/access/patterns'
import { binary, integer, list, string, tuple } from '@/lib/commands/fields'
import { formatJid } from '@/lib/commands/jid'
import { ok } from '@/lib/commands/outcome'
import { crashed } from '../../answers'
import type { CommandGroup } from '../../module'
import { readServices } from '../../rooms/address'
import { isOn } from '../../rooms/room'
import { eachRoom, roomNames } from '../../rooms/rooms'

const tags = ['muc'] as const
const renames = { host: 'service' }

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
      const pattern = searchPattern(regex)
      if (!pattern) return crashed
      const rooms = []
      for (const service of services) {
        for await (const room of eachRoom(context, service)) {
          if (!pattern.test(room.name)) continue
          const jid = formatJid({ user: room.name, host: service.service })
          rooms.push({ jid, public: String(isOn(room, 'public')), participants: 0 })
        }
      }
      return ok(rooms)
    },
  ),
]

import { binary, list, rescode, string, tuple } from '@/lib/commands/fields'
import { formatJid, prepareUser } from '@/lib/commands/jid'
import { ok, refused, refusedBinary } from '@/lib/commands/outcome'
import { crashed } from '../../answers'
import type { CommandGroup } from '../../module'
import { readAddress, readVirtualHost } from '../../rooms/address'
import { findRoom, subscriptionsOf } from '../../rooms/rooms'
import { mainServices } from '../../rooms/services'
import { byJids, byNames, splitNodes, subscribeAll, subscribeOne, unsubscribeOne } from './subscribe'

const tags = ['muc_room', 'muc_sub'] as const
const nodes = list('nodes', binary('node'))
const subscribed = list('nodes', string('node'))
const jids = list('users', tuple('user', binary('jid'), binary('nick')))
const names = list('users', tuple('user', binary('user'), binary('host'), binary('nick')))
const place = [binary('room'), binary('service')] as const

export const subscriptionCommands: CommandGroup = command => [
  command(
    {
      name: 'subscribe_room',
      tags,
      args: [binary('user'), binary('nick'), binary('room'), binary('nodes')],
      result: subscribed,
    },
    ({ user, nick, room, nodes }, context) =>
      subscribeOne(context, byJids(user, room), nick, splitNodes(nodes)),
  ),

  command(
    {
      name: 'subscribe_room',
      version: 1,
      tags,
      args: [binary('user'), binary('nick'), binary('room'), nodes],
      result: subscribed,
    },
    ({ user, nick, room, nodes }, context) => subscribeOne(context, byJids(user, room), nick, nodes),
  ),

  command(
    {
      name: 'subscribe_room',
      version: 3,
      tags,
      args: [binary('user'), binary('host'), binary('nick'), ...place, nodes],
      result: subscribed,
    },
    ({ nick, nodes, ...parties }, context) => subscribeOne(context, byNames(parties), nick, nodes),
  ),

  command(
    {
      name: 'subscribe_room_many',
      tags,
      args: [jids, binary('room'), binary('nodes')],
      result: rescode('res'),
    },
    ({ users, room, nodes }, context) =>
      subscribeAll(
        context,
        users.map(({ jid, nick }) => ({ ...byJids(jid, room), nick })),
        splitNodes(nodes),
      ),
  ),

  command(
    {
      name: 'subscribe_room_many',
      version: 1,
      tags,
      args: [jids, binary('room'), nodes],
      result: rescode('res'),
    },
    ({ users, room, nodes }, context) =>
      subscribeAll(
        context,
        users.map(({ jid, nick }) => ({ ...byJids(jid, room), nick })),
        nodes,
      ),
  ),

  command(
    {
      name: 'subscribe_room_many',
      version: 3,
      tags,
      args: [names, ...place, nodes],
      result: rescode('res'),
    },
    ({ users, room, service, nodes }, context) =>
      prepareUser(room) === undefined
        ? crashed
        : subscribeAll(
            context,
            users.map(({ user, host, nick }) => ({ ...byNames({ user, host, room, service }), nick })),
            nodes,
          ),
  ),

  command(
    {
      name: 'unsubscribe_room',
      tags,
      args: [binary('user'), binary('room')],
      result: rescode('res'),
    },
    ({ user, room }, context) => unsubscribeOne(context, byJids(user, room)),
  ),

  command(
    {
      name: 'unsubscribe_room',
      version: 3,
      tags,
      args: [binary('user'), binary('host'), ...place],
      result: rescode('res'),
    },
    (parties, context) => unsubscribeOne(context, byNames(parties)),
  ),

  command(
    {
      name: 'get_subscribers',
      tags,
      args: place,
      renames: { name: 'room' },
      result: list('subscribers', string('jid')),
    },
    async ({ room, service }, context) => {
      const address = readAddress(context, room, service)
      if ('kind' in address) return address
      const found = await findRoom(context, address)
      return found ? ok([...found.subscribers.keys()]) : refused('The room does not exist')
    },
  ),

  command(
    {
      name: 'get_user_subscriptions',
      tags: ['muc', 'muc_sub'],
      args: [binary('user'), binary('host')],
      result: list(
        'rooms',
        tuple('room', string('roomjid'), string('usernick'), list('nodes', string('node'))),
      ),
    },
    async ({ user: name, host: text }, context) => {
      const user = prepareUser(name)
      if (user === undefined) return refusedBinary("Invalid value of 'user'")
      const host = readVirtualHost(context, text, 'host')
      if (typeof host !== 'string') return host
      const rooms = []
      for (const service of mainServices(context)) {
        for (const { room, nick, nodes } of await subscriptionsOf(
          context,
          service,
          formatJid({ user, host }),
        )) {
          rooms.push({
            roomjid: formatJid({ user: room, host: service.service }),
            usernick: nick,
            nodes,
          })
        }
      }
      return ok(rooms)
    },
  ),
]

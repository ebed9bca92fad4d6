import { binary, list, rescode, string, tuple } from '@/lib/commands/fields'
import { type CommandFailure, type Outcome, ok, refused } from '@/lib/commands/outcome'
import { success } from '../../answers'
import type { HostedContext } from '../../context'
import type { CommandGroup } from '../../module'
import { readAddress, readVirtualHost } from '../../rooms/address'
import { newRoom } from '../../rooms/new-room'
import { showOption } from '../../rooms/options'
import { createRoom, destroyRoom, findRoom } from '../../rooms/rooms'
import { changeOption } from './change-option'

const room = [binary('room'), binary('service')] as const
const renames = { name: 'room' }
const tags = ['muc_room'] as const

export const roomCommands: CommandGroup = command => [
  command(
    { name: 'create_room', tags, args: [...room, binary('host')], renames, result: rescode('res') },
    (args, context) => create(context, { ...args, options: [] }),
  ),

  command(
    {
      name: 'create_room_with_opts',
      tags: ['muc_room', 'muc_sub'],
      args: [...room, binary('host'), list('options', tuple('option', binary('name'), binary('value')))],
      renames,
      result: rescode('res'),
    },
    (args, context) => create(context, args),
  ),

  command(
    { name: 'destroy_room', tags, args: room, renames, result: rescode('res') },
    async ({ room, service }, context) => {
      const address = readAddress(context, room, service)
      if ('kind' in address) return address
      return (await destroyRoom(context, address)) ? success : refused("Room doesn't exists")
    },
  ),

  command(
    {
      name: 'get_room_options',
      tags,
      args: room,
      renames,
      result: list('options', tuple('option', string('name'), string('value'))),
    },
    async ({ room, service }, context) => {
      const address = readAddress(context, room, service)
      if ('kind' in address) return address
      const found = await findRoom(context, address)
      const options = [...(found?.options ?? [])]
      return ok(options.map(([name, value]) => ({ name, value: showOption(name, value) })))
    },
  ),

  command(
    {
      name: 'change_room_option',
      tags,
      args: [...room, binary('option'), binary('value')],
      renames,
      result: rescode('res'),
    },
    ({ room, service, option, value }, context) => {
      const address = readAddress(context, room, service)
      return 'kind' in address ? address : changeOption(context, address, option, value)
    },
  ),
]

interface NewRoom {
  readonly room: string
  readonly service: string
  readonly host: string
  readonly options: readonly { readonly name: string; readonly value: string }[]
}

async function create(
  context: HostedContext,
  { room: name, service, host, options }: NewRoom,
): Promise<Outcome<boolean>> {
  const owner = readVirtualHost(context, host, 'serverhost')
  if (typeof owner !== 'string') return owner
  const address = readAddress(context, name, service)
  if ('kind' in address) return address
  if (await findRoom(context, address)) return ALREADY
  const made = newRoom(context, address, options)
  if ('kind' in made) return made
  return (await createRoom(context, made)) ? success : ALREADY
}

const ALREADY: CommandFailure = refused('Room already exists')

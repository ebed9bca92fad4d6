import { rescode, string } from '@/lib/commands/fields'
import { refused } from '@/lib/commands/outcome'
import { crashed, success } from '../../answers'
import type { HostedContext } from '../../context'
import { readNamedFile } from '../../files'
import type { CommandGroup } from '../../module'
import { type RoomAddress, readAddress } from '../../rooms/address'
import { newRoom } from '../../rooms/new-room'
import { createRoom, destroyRoom } from '../../rooms/rooms'

const tags = ['muc'] as const
const args = [string('file')] as const

/** Both read a file with the JID of a room on each line. */
export const roomFileCommands: CommandGroup = command => [
  command({ name: 'create_rooms_file', tags, args, result: rescode('res') }, async ({ file }, context) => {
    const addresses = await readRooms(context, file)
    if ('kind' in addresses) return addresses
    for (const address of addresses) {
      const room = newRoom(context, address)
      // Also where they are not persistent, rooms from a file are there after a restart; those that exist are left alone.
      if (!('kind' in room)) await createRoom(context, room, true)
    }
    return success
  }),

  command({ name: 'destroy_rooms_file', tags, args, result: rescode('res') }, async ({ file }, context) => {
    const addresses = await readRooms(context, file)
    if ('kind' in addresses) return addresses
    for (const address of addresses) {
      if (!(await destroyRoom(context, address))) return refused("Room doesn't exists")
    }
    return success
  }),
]

/** The first word of each line; what has no "@" is passed over. One at an unknown service spoils all. */
async function readRooms(context: HostedContext, file: string) {
  const read = await readNamedFile(context.config, file)
  if ('kind' in read) return read
  const addresses: RoomAddress[] = []
  for (const line of read.text.split('\n')) {
    const [word = ''] = line.trim().split(/\s+/)
    const at = word.indexOf('@')
    if (at < 0) continue
    const address = readAddress(context, word.slice(0, at), word.slice(at + 1))
    if ('kind' in address) return crashed
    addresses.push(address)
  }
  return addresses
}

import { type CommandFailure, type Outcome, refused } from '@/lib/commands/outcome'
import { crashed, failed, success } from '../../answers'
import type { HostedContext } from '../../context'
import type { RoomAddress } from '../../rooms/address'
import { readOption } from '../../rooms/options'
import { isOn, type Room } from '../../rooms/room'
import { changeRoom } from '../../rooms/rooms'

export async function changeOption(
  context: HostedContext,
  address: RoomAddress,
  option: string,
  value: string,
): Promise<Outcome<boolean>> {
  const edit = (room: Room): Room | CommandFailure => {
    const term = readOption(option, value)
    if (term === undefined) return crashed
    // Rooms are never logged to files here.
    if (option === 'logging') return failed('mod_muc_log_not_enabled')
    const changed = { ...room, options: new Map([...room.options, [option, term]]) }
    const mayHaveSubscribers = option !== 'allow_subscription' || isOn(changed, 'allow_subscription')
    return mayHaveSubscribers ? changed : { ...changed, subscribers: new Map() }
  }
  const outcome = await changeRoom(context, address, edit)
  if (!outcome) return refused('Room not found')
  return 'kind' in outcome ? outcome : success
}

import { defineModule } from '../module'
import { affiliationCommands } from './mod_muc_admin/affiliations'
import { roomFileCommands } from './mod_muc_admin/files'
import { roomListCommands } from './mod_muc_admin/lists'
import { nickCommands } from './mod_muc_admin/nicks'
import { roomPeopleCommands } from './mod_muc_admin/people'
import { roomCommands } from './mod_muc_admin/rooms'
import { subscriptionCommands } from './mod_muc_admin/subscriptions'
import { unusedRoomCommands } from './mod_muc_admin/unused'

export const modMucAdmin = defineModule(
  'mod_muc_admin',
  roomCommands,
  roomFileCommands,
  affiliationCommands,
  subscriptionCommands,
  roomPeopleCommands,
  roomListCommands,
  unusedRoomCommands,
  nickCommands,
)

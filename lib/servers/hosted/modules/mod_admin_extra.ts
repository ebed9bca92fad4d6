import { defineModule } from '../module'
import { accountCommands } from './mod_admin_extra/accounts'
import { banCommands } from './mod_admin_extra/bans'
import { lastCommands } from './mod_admin_extra/last'
import { nodeCommands } from './mod_admin_extra/node'
import { offlineCommands } from './mod_admin_extra/offline'
import { privacyCommands } from './mod_admin_extra/privacy'
import { privateCommands } from './mod_admin_extra/private'
import { purgeCommands } from './mod_admin_extra/purge'
import { rosterCommands } from './mod_admin_extra/roster'
import { rosterFileCommands } from './mod_admin_extra/roster-files'
import { rosterManyCommands } from './mod_admin_extra/roster-many'
import { sessionCommands } from './mod_admin_extra/sessions'
import { sharedGroupMemberCommands } from './mod_admin_extra/shared-group-members'
import { sharedGroupCommands } from './mod_admin_extra/shared-groups'
import { stanzaCommands } from './mod_admin_extra/stanzas'
import { statsCommands } from './mod_admin_extra/stats'
import { statusCommands } from './mod_admin_extra/statuses'
import { vcardCommands } from './mod_admin_extra/vcards'

export const modAdminExtra = defineModule(
  'mod_admin_extra',
  accountCommands,
  banCommands,
  purgeCommands,
  lastCommands,
  offlineCommands,
  rosterCommands,
  rosterManyCommands,
  rosterFileCommands,
  sharedGroupCommands,
  sharedGroupMemberCommands,
  sessionCommands,
  statusCommands,
  stanzaCommands,
  statsCommands,
  vcardCommands,
  privateCommands,
  privacyCommands,
  nodeCommands,
)

import { accounts } from './accounts'
import { activity } from './activity'
import { announcements } from './announcements'
import { antispam } from './antispam'
import { archive } from './archive'
import { certificates } from './certificates'
import { cluster } from './cluster'
import { configuration } from './configuration'
import { documents } from './documents'
import type { Entries } from './entry'
import { federation } from './federation'
import { internal } from './internal'
import { invites } from './invites'
import { mnesia } from './mnesia'
import { modules } from './modules'
import { node } from './node'
import { oauth } from './oauth'
import { offline } from './offline'
import { privateData } from './private-data'
import { purge } from './purge'
import { roomMembers } from './room-members'
import { rooms } from './rooms'
import { rosters } from './rosters'
import { sessions } from './sessions'
import { sharedRosters } from './shared-rosters'
import { sql } from './sql'
import { stanzas } from './stanzas'
import { statistics } from './statistics'
import { transfer } from './transfer'
import { vcards } from './vcards'

/** The areas; each command is in exactly one. */
export const areas: readonly Entries[] = [
  ...[accounts, activity, announcements, antispam, archive, certificates, cluster, configuration, documents],
  ...[federation, internal, invites, mnesia, modules, node, oauth, offline, privateData, purge],
  ...[roomMembers, rooms, rosters, sessions, sharedRosters, sql, stanzas, statistics, transfer, vcards],
]

/** What is written by hand about every command of ejabberd, by name. */
export const entries: Entries = Object.assign({}, ...areas)

import type { CatalogueCommand } from '@/lib/commands/catalogue'

/** Scopes that are often wanted together. */
export interface Preset {
  name: string
  about: string
  commands: readonly string[]
}

/** With the commands of all releases; of each only what a server has is offered there. */
export const PRESETS: readonly Preset[] = [
  {
    name: 'Read-only statistics',
    about: 'Figures for graphs and alerts; no names of accounts.',
    commands: [
      'status',
      'stats',
      'stats_host',
      'registered_vhosts',
      'connected_users_number',
      'status_num',
      'status_num_host',
      'count_banned',
      'muc_online_rooms_count',
      'get_room_occupants_number',
      'incoming_s2s_number',
      'outgoing_s2s_number',
      'list_cluster',
    ],
  },
  {
    name: 'Account provisioning',
    about: 'Open, change, ban and close accounts, as a shop or a school does.',
    commands: [
      'register',
      'check_account',
      'registered_users',
      'change_password',
      'set_vcard',
      'ban_account',
      'unban_account',
      'get_ban_details',
      'unregister',
    ],
  },
  {
    name: 'Room management',
    about: 'Create and destroy rooms, their options, members and subscribers.',
    commands: [
      'muc_online_rooms',
      'create_room',
      'create_room_with_opts',
      'destroy_room',
      'get_room_options',
      'change_room_option',
      'get_room_occupants',
      'get_room_occupants_number',
      'get_room_affiliations',
      'get_room_affiliation',
      'set_room_affiliation',
      'get_subscribers',
      'subscribe_room',
      'unsubscribe_room',
      'get_user_rooms',
      'send_direct_invitation',
    ],
  },
]

/** The commands of a preset that a server has and can run. */
export function presetCommands(
  { commands: names }: Preset,
  commands: readonly CatalogueCommand[],
): readonly CatalogueCommand[] {
  return names.flatMap(name => commands.find(command => command.name === name && !command.unavailable) ?? [])
}

/** Scopes that are no command's name, each with what it opens. */
export const WIDE_SCOPES = [
  { name: 'ejabberd:admin', about: 'All that the rules give to admins: nearly every command.' },
  { name: 'ejabberd:user', about: 'What the rules give to every account that comes with a token.' },
  { name: 'sasl_auth', about: 'Sign in to XMPP with the token in place of the password.' },
] as const

export const isWide = (scope: string) => WIDE_SCOPES.some(({ name }) => name === scope)

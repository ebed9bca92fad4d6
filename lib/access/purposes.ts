/** What somebody may be let in for. */
export type PurposeId = 'statistics' | 'accounts' | 'rooms' | 'everything'

/** A set of commands that are wanted together: by tokens, and by rules that let somebody in. */
export interface Purpose {
  readonly id: PurposeId
  readonly name: string
  /** One sentence. */
  readonly about: string
  /** Names of all releases, of which a server has some; or all but those of `STOPPING`. */
  readonly commands: readonly string[] | 'all-but-stopping'
  /** A command that only reads and that the purpose covers: whoever may run it has been let in. */
  readonly proof: string
}

/** After these the server no longer runs, or nobody is sure of it. */
export const STOPPING: readonly string[] = ['stop', 'start', 'halt', 'stop_kindly']

export const PURPOSES: readonly Purpose[] = [
  {
    id: 'statistics',
    name: 'Read-only statistics',
    about: 'Figures for graphs and alerts; no names of accounts.',
    proof: 'connected_users_number',
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
    id: 'accounts',
    name: 'Account management',
    about: 'Open, change, ban and close accounts, as a shop or a school does.',
    proof: 'registered_users',
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
    id: 'rooms',
    name: 'Room management',
    about: 'Create and destroy rooms, their options, members and subscribers.',
    proof: 'muc_online_rooms',
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
  {
    id: 'everything',
    name: 'Everything but stopping the server',
    about: 'All of the console, and all commands that modules may add.',
    proof: 'get_loglevel',
    commands: 'all-but-stopping',
  },
]

/** The purposes of these ids, in the order of `PURPOSES`. */
export const purposesOf = (ids: readonly PurposeId[]): readonly Purpose[] =>
  PURPOSES.filter(({ id }) => ids.includes(id))

/** Which of `names` the purposes cover, in alphabetical order. */
export function coveredBy(ids: readonly PurposeId[], names: Iterable<string>): readonly string[] {
  const wanted = purposesOf(ids)
  const covers = (name: string) =>
    wanted.some(({ commands }) =>
      commands === 'all-but-stopping' ? !STOPPING.includes(name) : commands.includes(name),
    )
  return [...names].filter(covers).sort()
}

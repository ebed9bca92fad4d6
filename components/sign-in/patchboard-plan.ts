/** Where the jacks are, what their strips say, and which are patched to which. */

const COLUMNS = 6
const PITCH_X = 120
const PITCH_Y = 104
const LEFT = 60
const TOP = 72

const strips = [
  ['status', 'stats', 'stats_host', 'connected_users', 'user_sessions_info', 'kick_session'],
  ['register', 'check_account', 'change_password', 'ban_account', 'unban_account', 'unregister'],
  ['get_roster', 'add_rosteritem', 'push_roster', 'srg_create', 'srg_user_add', 'process_rosteritems'],
  [
    'create_room',
    'muc_online_rooms',
    'get_room_options',
    'set_room_affiliation',
    'get_room_history',
    'destroy_room',
  ],
  ['send_message', 'send_stanza', 'get_offline_count', 'get_last', 'set_vcard', 'get_vcard'],
  [
    'oauth_issue_token',
    'oauth_list_tokens',
    'oauth_revoke_token',
    'registered_users',
    'registered_vhosts',
    'get_loglevel',
  ],
  [
    'incoming_s2s_number',
    'outgoing_s2s_number',
    'list_cluster',
    'backup',
    'reload_config',
    'rooms_unused_list',
  ],
]

const patches: readonly [from: string, to: string, colour: string][] = [
  ['check_account', 'push_roster', '#e9b44c'],
  ['connected_users', 'muc_online_rooms', '#5fd0bf'],
  ['kick_session', 'get_room_history', '#e8eeea'],
  ['register', 'send_stanza', '#d9695f'],
  ['change_password', 'get_vcard', '#6ea8f0'],
]

const patched = new Set(patches.flat())

export const jacks = strips.flatMap((row, rowIndex) =>
  row.slice(0, COLUMNS).map((name, column) => ({
    name,
    x: LEFT + column * PITCH_X,
    y: TOP + rowIndex * PITCH_Y,
    lit: patched.has(name),
  })),
)

const at = (name: string) => {
  const jack = jacks.find(each => each.name === name)
  if (!jack) throw new Error(`No jack is called ${name}`)
  return jack
}

/** A cord hangs: both ends leave downwards, and its slack grows with the distance. */
export const cords = patches.map(([from, to, colour]) => {
  const [a, b] = [at(from), at(to)]
  const slack = 110 + Math.hypot(b.x - a.x, b.y - a.y) * 0.32
  const path = `M${a.x} ${a.y}C${a.x} ${a.y + slack} ${b.x} ${b.y + slack} ${b.x} ${b.y}`
  return { path, ends: [a, b], colour }
})

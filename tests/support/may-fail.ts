import type { Definition } from '@/lib/commands/definition'
import { parseJid, prepareHost, prepareResource, prepareUser } from '@/lib/commands/jid'
import type { Value } from '@/lib/commands/types'
import { parseXml } from '@/lib/xml/parse'

type Args = Readonly<Record<string, Value>>

/** Input over which ejabberd itself falls, answering 500, and a recorded step that shows it. */
interface FailureClass {
  readonly step: string
  readonly fits: (args: Args) => boolean
}

const HOSTS = ['localhost', 'example.org']

const text = (value: Value | undefined) =>
  Array.isArray(value) ? value.map(String).join('') : String(value ?? '')
const isServed = (value: Value | undefined) => HOSTS.includes(prepareHost(text(value)) ?? '')
const isService = (value: Value | undefined) =>
  HOSTS.some(host => prepareHost(text(value)) === `conference.${host}`)
/** The elements of a list of tuples. */
const tuples = (value: Value | undefined) => (Array.isArray(value) ? (value as readonly Args[]) : [])

const failure = (step: string, fits: FailureClass['fits']): FailureClass => ({ step, fits })

const unknownHost = (...names: string[]) =>
  failure('cmd-roster/24-add_rosteritem', args => names.some(name => !isServed(args[name])))
const malformed = (name: string, prepare: (given: string) => string | undefined) =>
  failure('cmd-stanzas/22-privacy_set', args => prepare(text(args[name])) === undefined)
const malformedUser = malformed('user', prepareUser)
const malformedHost = malformed('host', prepareHost)
const malformedResource = malformed('resource', prepareResource)
const malformedPerson = failure('cmd-muc-subscriptions/15-subscribe_room', args =>
  [args, ...tuples(args.users)].some(
    ({ user, host }) =>
      user !== undefined && (prepareUser(text(user)) === undefined || !prepareHost(text(host))),
  ),
)
const malformedRoom = failure(
  'cmd-muc-subscriptions/40-unsubscribe_room',
  ({ room, service }) => prepareUser(text(room)) === undefined || !prepareHost(text(service)),
)
const malformedJid = failure(
  'cmd-muc-affiliations/18-get_room_affiliation',
  ({ jid }) => !parseJid(text(jid)),
)
/** A list of addresses; in API version 0 one text with colons. */
const malformedInvited = failure('cmd-muc-history/14-send_direct_invitation', ({ users }) =>
  (Array.isArray(users) ? users.map(text) : text(users).split(':')).some(jid => !parseJid(jid)),
)
const unknownService = failure(
  'cmd-muc-lists/19-rooms_empty_list',
  ({ service }) => text(service) !== 'global' && !isService(service),
)
const anyService = failure('cmd-muc-lists/35-rooms_unused_destroy', ({ service }) => !isService(service))
const unknownWord = (name: string, words: readonly string[]) =>
  failure('cmd-server/31-stats', args => !words.includes(text(args[name])))
const noNumber = failure(
  'http-types-integer/11-integer-letters',
  ({ priority }) => !/^[+-]?\d+$/.test(text(priority)),
)
const otherNumber = failure('cmd-vcard/43-get_vcard2', ({ name }) => text(name) === 'TEL')
const noStanza = (step: string) =>
  failure(step, ({ stanza }) => {
    const parsed = parseXml(text(stanza))
    return !parsed.ok || !['message', 'presence', 'iq'].includes(parsed.element.name)
  })
const noPrivacyQuery = failure(
  'cmd-stanzas/20-privacy_set',
  ({ xmlquery }) => !text(xmlquery).includes('iq:privacy'),
)
/** Also one that takes longer than the server waits: docs/hosted-vs-ejabberd.md. */
const brokenExpression = failure(
  'cmd-muc-create/25-muc_online_rooms_by_regex',
  ({ regex, regexp = regex }) => {
    try {
      return text(regexp).includes('+)+') || !new RegExp(text(regexp), 'u')
    } catch {
      return true
    }
  },
)
const noPassword = (name: string) =>
  failure('cmd-accounts-names/06-register-at', args => {
    const password = text(args[name])
    return password === '' || password.length > 100 || /[^\u0020-\u007e]/.test(password)
  })
const always = (step: string) => failure(step, () => true)

const users = [unknownHost('host'), malformedUser]
const groups = [unknownHost('host')]
/** `name@host` is one of another virtual host. */
const leadsNowhere = (name: string) =>
  failure('cmd-srg/55-srg_user_add', args => {
    const names = [args[name]].flat().map(text)
    return names.some(each => {
      const [, host, ...more] = each.split('@').filter(Boolean)
      return !/[^@]/.test(each) || more.length > 0 || (host !== undefined && !HOSTS.includes(host))
    })
  })
const person = [malformedPerson, malformedRoom]
const ARCHIVES = ['chat', 'groupchat', 'all']

/** By command: the input that may make it answer 500, besides values that cannot be read. No other may. */
const CLASSES: Readonly<Record<string, readonly FailureClass[]>> = {
  add_rosteritem: [unknownHost('localhost')],
  announce_motd_delete: groups,
  announce_motd_get: groups,
  announce_motd_set_online: groups,
  announce_motd_update: groups,
  announce_send_all: groups,
  announce_send_online: groups,
  ban_account: [malformedUser, malformedHost, noPassword('reason')],
  bookmarks_to_pep: groups,
  change_room_option: [always('cmd-muc-options/38-set-nosuchoption')],
  convert_to_scram: [malformed('host', host => prepareHost(host) || undefined)],
  count_banned: groups,
  create_room_with_opts: [always('cmd-muc-with-opts/08-create_room_with_opts')],
  delete_old_mam_messages_batch: [...groups, unknownWord('type', ARCHIVES)],
  delete_old_messages_batch: groups,
  delete_rosteritem: [unknownHost('localhost')],
  export_db: groups,
  export_db_ext: [...groups, unknownWord('type', ['json', 'dbser'])],
  gen_html_doc_for_commands: [brokenExpression],
  gen_markdown_doc_for_commands: [brokenExpression],
  get_last: users,
  get_mam_count: users,
  get_mam_messages: users,
  get_offline_count: users,
  get_offline_messages: users,
  get_room_affiliation: [malformedJid],
  get_vcard: [malformedHost],
  get_vcard2: [malformedHost, otherNumber],
  get_vcard2_multi: [malformedHost, otherNumber],
  import_db: groups,
  // There are no such files: no folder is configured for them.
  import_dir: [always('http-errors/27-backup')],
  import_file: [always('http-errors/27-backup')],
  kick_session: [malformedUser, malformedHost, malformedResource],
  list_banned: groups,
  muc_get_registered_nick: [unknownService, anyService, malformedPerson],
  muc_get_registered_nicks: [anyService],
  muc_online_rooms_by_regex: [brokenExpression],
  muc_register_nick: person,
  muc_unregister_nick: person,
  privacy_set: [noPrivacyQuery, unknownHost('host')],
  private_set: users,
  process_rosteritems: [unknownWord('action', ['list', 'delete'])],
  push_alltoall: groups,
  push_roster: [always('cmd-roster-push/01-push_roster')],
  push_roster_all: [always('cmd-roster-push/03-push_roster_all')],
  register: [...users, noPassword('password')],
  remove_mam_for_user: groups,
  remove_mam_for_user_with_peer: groups,
  resource_num: [always('cmd-sessions/70-resource_num-latest')],
  rooms_empty_destroy: [unknownService],
  rooms_empty_list: [unknownService],
  rooms_unused_destroy: [unknownService],
  rooms_unused_destroy_skip_notifications: [unknownService],
  rooms_unused_list: [unknownService],
  send_direct_invitation: [malformedInvited],
  send_stanza: [noStanza('cmd-stanzas/07-send_stanza')],
  send_stanza_c2s: [noStanza('cmd-stanzas/16-send_stanza_c2s')],
  set_last: groups,
  set_nickname: groups,
  set_presence: [noNumber],
  set_room_affiliation: [malformedPerson, malformedJid],
  set_vcard: groups,
  set_vcard2: groups,
  set_vcard2_multi: [
    ...groups,
    failure('cmd-vcard/35-set_vcard2_multi', ({ contents }) => tuples(contents).length === 0),
  ],
  srg_add: groups,
  srg_add_displayed: [...groups, leadsNowhere('group'), leadsNowhere('add')],
  srg_create: [...groups, leadsNowhere('display')],
  srg_del_displayed: [...groups, leadsNowhere('group')],
  srg_delete: groups,
  srg_get_displayed: [...groups, leadsNowhere('group')],
  srg_get_info: [...groups, leadsNowhere('group')],
  srg_get_members: groups,
  srg_list: groups,
  srg_set_info: [...groups, leadsNowhere('group')],
  srg_user_add: [unknownHost('grouphost'), malformedUser, unknownHost('host'), leadsNowhere('group')],
  srg_user_del: [unknownHost('grouphost'), malformedUser, unknownHost('host'), leadsNowhere('group')],
  stats: [
    unknownWord('name', ['registeredusers', 'onlineusers', 'onlineusersnode', 'uptimeseconds', 'processes']),
  ],
  stats_host: [...groups, unknownWord('name', ['registeredusers', 'onlineusers'])],
  subscribe_room: person,
  subscribe_room_many: person,
  unsubscribe_room: person,
}

/** Whether the command may answer 500 to these arguments, as it was called. */
export const mayFail = ({ name }: Definition, args: Args): boolean =>
  CLASSES[name]?.some(({ fits }) => fits(args)) ?? false

/** The recorded steps that the classes rest on. */
export const RECORDED: readonly string[] = [
  ...new Set(
    Object.values(CLASSES)
      .flat()
      .map(({ step }) => step),
  ),
]

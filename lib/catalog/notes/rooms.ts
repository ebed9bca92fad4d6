import { everyService, fileToRead, shared } from '../arguments'
import type { Entries } from './entry'

/** Until 24.10 the room was called `name`. */
const room = { name: shared.room }
const newRoom = { ...shared.room, meaning: 'text', about: 'The part of its JID before the @.' } as const

/** Every option that ejabberd 26.07 takes, in its own spelling. */
const option = {
  label: 'Option',
  meaning: 'choice',
  open: true,
  choices: [
    ...['title', 'description', 'persistent', 'public', 'public_list', 'members_only', 'members_by_default'],
    ...['moderated', 'anonymous', 'password_protected', 'password', 'max_users', 'lang', 'logging', 'mam'],
    ...['allow_change_subj', 'allow_query_users', 'allow_subscription', 'allow_user_invites'],
    ...['allow_visitor_nickchange', 'allow_visitor_status', 'allow_voice_requests', 'allowpm'],
    ...['allow_private_messages_from_visitors', 'captcha_protected', 'enable_hats', 'presence_broadcast'],
    ...['pubsub', 'vcard', 'voice_request_min_interval'],
  ],
} as const

const value = {
  label: 'Value',
  meaning: 'text',
  about: '“true”, “false”, a number or a text, as the option asks.',
} as const

const unusedFor = { ...shared.days, about: 'Rooms in which nothing was said for longer than this.' }

export const rooms = {
  muc_online_rooms: {
    summary: 'List the rooms that are open now',
    effect: 'read',
    args: { service: everyService },
  },
  muc_online_rooms_by_regex: {
    summary: 'List the open rooms whose name matches a pattern, with their occupants counted',
    effect: 'read',
    args: {
      service: everyService,
      regex: { ...shared.regex, about: 'Matches the name of the room: ^team- finds all that begin so.' },
    },
  },
  muc_online_rooms_count: {
    summary: 'Count the rooms that are open now',
    effect: 'read',
    args: { service: everyService },
  },
  create_room: {
    summary: 'Create a room with the default options',
    effect: 'write',
    verb: 'Create room',
    args: { room: newRoom, name: newRoom },
  },
  create_room_with_opts: {
    summary: 'Create a room with the options, affiliations and subscribers you choose',
    effect: 'write',
    verb: 'Create room',
    args: {
      room: newRoom,
      name: newRoom,
      options: { label: 'Options', meaning: 'text' },
      option: { label: 'Option', meaning: 'text' },
      'option.name': { ...option, choices: [...option.choices, 'affiliations', 'subscribers'] },
      value: { ...value, about: 'The option affiliations takes owner:a@example.org,member:b@example.org.' },
    },
  },
  create_rooms_file: {
    summary: 'Create all rooms that a file names',
    effect: 'write',
    verb: 'Create rooms',
    args: { file: { ...fileToRead, about: `${fileToRead.about} One room JID per line.` } },
  },
  destroy_room: {
    summary: 'Close a room for good and put everybody out',
    effect: 'destructive',
    verb: 'Destroy room',
    preview: 'get_room_occupants',
    args: room,
  },
  destroy_rooms_file: {
    summary: 'Destroy all rooms that a file names',
    effect: 'destructive',
    verb: 'Destroy rooms',
    args: { file: { ...fileToRead, about: `${fileToRead.about} One room JID per line.` } },
  },
  get_room_options: {
    summary: 'Show how a room is set up',
    effect: 'read',
    args: room,
    caution: 'The password of the room is among the options.',
  },
  change_room_option: {
    summary: 'Change one option of a room',
    effect: 'write',
    verb: 'Change option',
    caution: 'Whoever no longer fits is put out at once, for instance when the room becomes members-only.',
    args: { ...room, option, value },
  },
  get_room_history: {
    summary: 'Show the last messages that a room keeps for newcomers',
    effect: 'read',
    args: room,
  },
  rooms_unused_list: {
    summary: 'List the rooms in which nothing was said for a number of days',
    effect: 'read',
    args: { service: everyService, days: unusedFor },
  },
  rooms_unused_destroy: {
    summary: 'Destroy the rooms in which nothing was said for a number of days',
    effect: 'destructive',
    verb: 'Destroy rooms',
    preview: 'rooms_unused_list',
    args: { service: everyService, days: unusedFor },
  },
  rooms_unused_destroy_skip_notifications: {
    summary: 'Destroy unused rooms without notifying anybody',
    effect: 'destructive',
    verb: 'Destroy rooms',
    preview: 'rooms_unused_list',
    args: { service: everyService, days: unusedFor },
  },
  rooms_empty_list: {
    summary: 'List the rooms that have no messages in their archive',
    effect: 'read',
    args: { service: everyService },
  },
  rooms_empty_destroy: {
    summary: 'Destroy the rooms that have no messages in their archive',
    effect: 'destructive',
    verb: 'Destroy rooms',
    preview: 'rooms_empty_list',
    args: { service: everyService },
  },
} satisfies Entries

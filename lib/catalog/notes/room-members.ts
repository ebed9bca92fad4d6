import { person, shared } from '../arguments'
import type { Entries } from './entry'

/** Until 24.10, and in older API versions since, the room was called `name`. */
const room = { name: shared.room }

const events = {
  label: 'Event',
  meaning: 'choice',
  open: true,
  choices: ['messages', 'subject', 'presence', 'affiliations', 'subscribers', 'config', 'system'].map(
    event => `urn:xmpp:mucsub:nodes:${event}`,
  ),
} as const

const nodes = { label: 'Events', meaning: 'text', about: 'What the subscriber is told about.' } as const

/** Before API version 3 a subscription command takes JIDs. */
const byJid = {
  user: { label: 'Account (JID)', meaning: 'jid' },
  room: { label: 'Room (JID)', meaning: 'room-jid' },
} as const

const nodesAsText = {
  nodes: { ...nodes, about: 'What the subscriber is told about, parted by commas.' },
} as const

const subscription = {
  args: { ...person, nodes, node: events },
  argsBelow: { 1: nodesAsText, 3: byJid },
} as const

const notByName =
  'From ejabberd 24.12 on: choose version 2. Version 3 fails over HTTP, where its virtual host is taken for the MUC service.'

export const roomMembers = {
  get_room_occupants: { summary: 'List who is in a room now', effect: 'read', args: room },
  get_room_occupants_number: { summary: 'Count who is in a room now', effect: 'read', args: room },
  get_user_rooms: { summary: 'List the rooms that an account is in now', effect: 'read' },
  get_room_affiliations: {
    summary: 'List the owners, admins, members and outcasts of a room',
    effect: 'read',
    args: room,
  },
  get_room_affiliation: {
    summary: 'Tell what a person is in a room: owner, member, outcast …',
    effect: 'read',
    args: room,
  },
  set_room_affiliation: {
    summary: 'Make a person owner, admin, member or outcast of a room',
    effect: 'write',
    verb: 'Set affiliation',
    caution: '“outcast” bans the person and puts them out at once; so does “none” in a members-only room.',
    args: { ...room, ...person },
  },
  send_direct_invitation: {
    summary: 'Invite people to a room by a message to each of them',
    effect: 'write',
    verb: 'Invite',
    args: {
      ...room,
      password: { ...shared.password, label: 'Room password', about: 'Empty for a room that has none.' },
      users: { label: 'People to invite', meaning: 'text' },
    },
    argsBelow: {
      1: { users: { label: 'People to invite', meaning: 'text', about: 'JIDs, parted by colons.' } },
    },
  },
  get_subscribers: { summary: 'List who has subscribed to a room (MUC/Sub)', effect: 'read', args: room },
  get_user_subscriptions: {
    summary: 'List the rooms that an account has subscribed to (MUC/Sub)',
    effect: 'read',
  },
  subscribe_room: {
    summary: 'Subscribe an account to a room, so that it hears of it without joining',
    effect: 'write',
    verb: 'Subscribe',
    ...subscription,
  },
  subscribe_room_many: {
    summary: 'Subscribe several accounts to a room at once',
    effect: 'write',
    verb: 'Subscribe',
    args: { ...subscription.args, users: { label: 'Subscribers', meaning: 'text' } },
    argsBelow: { 1: nodesAsText, 3: { room: byJid.room } },
  },
  unsubscribe_room: {
    summary: 'End the subscription of an account to a room',
    effect: 'destructive',
    verb: 'Unsubscribe',
    args: person,
    argsBelow: { 3: byJid },
  },
  muc_register_nick: {
    summary: 'Reserve a nickname for a person on a MUC service',
    effect: 'write',
    verb: 'Reserve',
    caution: notByName,
    args: person,
  },
  muc_unregister_nick: {
    summary: 'Release the nickname that a person has reserved on a MUC service',
    effect: 'destructive',
    verb: 'Release',
    preview: 'muc_get_registered_nick',
    caution: notByName,
    args: person,
  },
  muc_get_registered_nick: {
    summary: 'Tell the nickname that a person has reserved on a MUC service',
    effect: 'read',
    args: person,
  },
  muc_get_registered_nicks: {
    summary: 'List all nicknames that are reserved on a MUC service',
    effect: 'read',
  },
} satisfies Entries

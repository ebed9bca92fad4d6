import { shared } from '../arguments'
import type { Entries } from './entry'

/** The presence to look for. */
const status = {
  label: 'Presence',
  meaning: 'choice',
  choices: ['all', 'available', 'chat', 'away', 'xa', 'dnd'],
  open: true,
  about: '“xa” is away for long, “dnd” do not disturb.',
} as const

export const sessions = {
  connected_users: { summary: 'List every session on the server', effect: 'read' },
  connected_users_info: {
    summary: 'List every session on the server with address, node, uptime and presence',
    effect: 'read',
  },
  connected_users_number: { summary: 'Count the sessions on the server', effect: 'read' },
  connected_users_vhost: { summary: 'List the sessions of one virtual host', effect: 'read' },
  user_resources: { summary: 'List the resources that an account is connected with', effect: 'read' },
  user_sessions_info: {
    summary: 'List the sessions of an account with address, node, uptime and presence',
    effect: 'read',
  },
  num_resources: { summary: 'Count the sessions of an account', effect: 'read' },
  resource_num: {
    summary: 'Tell the resource of an account’s first, second or later session',
    effect: 'read',
    args: { num: { label: 'Number of the session', meaning: 'number', about: 'Counted from 1.' } },
  },
  get_presence: { summary: 'Tell how available an account is, and its status message', effect: 'read' },
  set_presence: {
    summary: 'Set the presence of a session from outside its client',
    effect: 'write',
    verb: 'Set presence',
    caution: 'The client does not notice and shows its own idea until it changes its presence itself.',
    args: {
      type: { label: 'Type', meaning: 'choice', choices: ['available', 'unavailable'], open: true },
      show: {
        label: 'Show',
        meaning: 'choice',
        choices: ['chat', 'away', 'xa', 'dnd'],
        open: true,
        about: '“xa” is away for long, “dnd” do not disturb.',
      },
      status: { label: 'Status message', meaning: 'text' },
      priority: shared.priority,
    },
  },
  status_list: {
    summary: 'List the sessions on the server that have a given presence',
    effect: 'read',
    args: { status },
  },
  status_list_host: {
    summary: 'List the sessions of a virtual host that have a given presence',
    effect: 'read',
    args: { status },
  },
  status_num: {
    summary: 'Count the sessions on the server that have a given presence',
    effect: 'read',
    args: { status },
  },
  status_num_host: {
    summary: 'Count the sessions of a virtual host that have a given presence',
    effect: 'read',
    args: { status },
  },
  kick_session: {
    summary: 'End one session of an account and tell it why',
    effect: 'destructive',
    verb: 'Kick',
    preview: 'user_sessions_info',
    caution: 'Most clients sign in again at once. To keep somebody out, ban the account.',
  },
  kick_user: {
    summary: 'End all sessions of an account',
    effect: 'destructive',
    verb: 'Kick',
    preview: 'user_sessions_info',
    caution: 'Most clients sign in again at once. To keep somebody out, ban the account.',
  },
  kick_users: {
    summary: 'End all sessions of a virtual host',
    effect: 'destructive',
    verb: 'Kick everybody',
    preview: 'connected_users_vhost',
    caution: 'Most clients sign in again at once, all together.',
    args: { host: { ...shared.host, about: 'Everybody who is online there is disconnected.' } },
  },
} satisfies Entries

import { shared } from '../arguments'
import type { Entries } from './entry'

const howToComeBack =
  'This console cannot start it again: that takes ejabberdctl or the service manager on its machine.'

const delay = { ...shared.delay, about: 'Between the announcement and what it announces.' }

export const node = {
  status: { summary: 'Tell whether the server runs, and its version', effect: 'read' },
  stop: {
    summary: 'Shut ejabberd down in good order',
    effect: 'destructive',
    verb: 'Stop server',
    preview: 'connected_users_number',
    caution: `Everybody is disconnected. ${howToComeBack}`,
  },
  stop_kindly: {
    summary: 'Announce to everybody that the server will stop, wait, then shut it down',
    effect: 'destructive',
    verb: 'Announce and stop',
    preview: 'connected_users_number',
    caution: `Everybody is disconnected after the delay. ${howToComeBack}`,
    args: { delay },
  },
  halt: {
    summary: 'End the ejabberd process at once, without shutting it down in order',
    effect: 'destructive',
    verb: 'Halt server',
    caution: `Data that is not on disk yet may be lost. ${howToComeBack}`,
  },
  restart: {
    summary: 'Stop ejabberd and start it again',
    effect: 'destructive',
    verb: 'Restart server',
    preview: 'connected_users_number',
    caution: 'Everybody is disconnected, and clients sign in again all together.',
  },
  restart_kindly: {
    summary: 'Announce to everybody that the server will restart, wait, then restart it',
    effect: 'destructive',
    verb: 'Announce and restart',
    preview: 'connected_users_number',
    caution: 'Everybody is disconnected after the delay, and clients sign in again all together.',
    args: { delay },
  },
  evacuate_kindly: {
    summary: 'Announce a closing, then disconnect everybody and let nobody in while the node runs on',
    effect: 'destructive',
    verb: 'Evacuate',
    preview: 'connected_users_number',
    caution: 'The node takes no connections until it is restarted.',
    args: { delay },
  },
  clear_cache: {
    summary: 'Empty the caches of database answers on all nodes',
    effect: 'write',
    verb: 'Clear caches',
    caution: 'Nothing is lost, but the database is busier until the caches have filled again.',
  },
  gc: {
    summary: 'Make all Erlang processes give back memory that they no longer need',
    effect: 'write',
    verb: 'Collect garbage',
    caution: 'The server is slow while it lasts.',
  },
} satisfies Entries

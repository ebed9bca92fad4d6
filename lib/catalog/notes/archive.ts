import { shared } from '../arguments'
import type { Entries } from './entry'

const what = {
  type: {
    label: 'Kind of messages',
    meaning: 'choice',
    choices: ['all', 'chat', 'groupchat'],
    about: '“groupchat”: the archives of rooms.',
  },
  days: { ...shared.days, about: 'Messages older than this are deleted.' },
} as const

export const archive = {
  get_mam_count: { summary: 'Count the messages in the archive of an account', effect: 'read' },
  get_mam_messages: { summary: 'Show the messages in the archive of an account', effect: 'read' },
  delete_old_mam_messages: {
    summary: 'Delete archived messages that are older than a number of days',
    effect: 'destructive',
    verb: 'Delete messages',
    caution:
      'On all virtual hosts, and in one go. On a large archive the batch command is kinder to the database.',
    args: what,
  },
  delete_old_mam_messages_batch: {
    summary: 'Start a job that deletes a virtual host’s old archived messages bit by bit',
    effect: 'destructive',
    verb: 'Start deleting',
    caution:
      'Answers at once and goes on in the background: delete_old_mam_messages_status tells how far it is.',
    args: what,
  },
  delete_old_mam_messages_status: {
    summary: 'Tell how far the job is that deletes old archived messages',
    effect: 'read',
  },
  abort_delete_old_mam_messages: {
    summary: 'Stop the job that deletes old archived messages',
    effect: 'write',
    verb: 'Stop job',
    caution: 'What it has deleted so far stays deleted.',
  },
  remove_mam_for_user: {
    summary: 'Empty the message archive of an account',
    effect: 'destructive',
    verb: 'Empty archive',
    preview: 'get_mam_count',
  },
  remove_mam_for_user_with_peer: {
    summary: 'Delete an account’s archived messages with one other person',
    effect: 'destructive',
    verb: 'Delete messages',
    caution: 'The copies in the archive of the other person stay.',
    args: { with: { label: 'With', meaning: 'jid', about: 'JID of the other person, or of a room.' } },
  },
} satisfies Entries

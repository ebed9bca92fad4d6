import { shared } from '../arguments'
import type { Entries } from './entry'

const olderThan = { ...shared.days, about: 'Messages that have waited longer than this are deleted.' }

export const offline = {
  get_offline_count: { summary: 'Count the messages that wait for an account', effect: 'read' },
  get_offline_messages: { summary: 'Show the messages that wait for an account', effect: 'read' },
  delete_expired_messages: {
    summary: 'Delete waiting messages whose own expiry date has passed',
    effect: 'destructive',
    verb: 'Delete messages',
    caution: 'On all virtual hosts.',
  },
  delete_old_messages: {
    summary: 'Delete waiting messages that are older than a number of days',
    effect: 'destructive',
    verb: 'Delete messages',
    caution: 'On all virtual hosts. Those for whom they wait never see them.',
    args: { days: olderThan },
  },
  delete_old_messages_batch: {
    summary: 'Start a job that deletes a virtual host’s old waiting messages bit by bit',
    effect: 'destructive',
    verb: 'Start deleting',
    caution: 'Answers at once and goes on in the background: delete_old_messages_status tells how far it is.',
    args: { days: olderThan },
  },
  delete_old_messages_status: {
    summary: 'Tell how far the job is that deletes old waiting messages',
    effect: 'read',
  },
  abort_delete_old_messages: {
    summary: 'Stop the job that deletes old waiting messages',
    effect: 'write',
    verb: 'Stop job',
    caution: 'What it has deleted so far stays deleted.',
  },
} satisfies Entries

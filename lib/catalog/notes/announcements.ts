import type { Entries } from './entry'

export const announcements = {
  announce_send_all: {
    summary: 'Send a message to every account of a virtual host, online or not',
    effect: 'write',
    verb: 'Send to all',
    caution: 'It cannot be taken back. Whoever is offline gets it on the next sign-in.',
  },
  announce_send_online: {
    summary: 'Send a message to everybody on a virtual host who is online now',
    effect: 'write',
    verb: 'Send to online',
    caution: 'It cannot be taken back.',
  },
  announce_motd_get: { summary: 'Show the message of the day of a virtual host', effect: 'read' },
  announce_motd_set_online: {
    summary: 'Set the message of the day and send it to everybody who is online now',
    effect: 'write',
    verb: 'Set and send',
    caution: 'Replaces the message of the day. Everybody else gets it on the next sign-in.',
  },
  announce_motd_update: {
    summary: 'Change the message of the day without sending it to those who are online',
    effect: 'write',
    verb: 'Update message',
    caution: 'Replaces the message of the day. Whoever is online now gets it on the next sign-in.',
  },
  announce_motd_delete: {
    summary: 'Delete the message of the day of a virtual host',
    effect: 'destructive',
    verb: 'Delete message',
    preview: 'announce_motd_get',
  },
} satisfies Entries

import type { Entries } from './entry'

export const federation = {
  incoming_s2s_number: {
    summary: 'Count the connections that other servers have made to this one',
    effect: 'read',
  },
  outgoing_s2s_number: {
    summary: 'Count the connections that this server has made to others',
    effect: 'read',
  },
  stop_s2s_connections: {
    summary: 'Close all connections with other servers, both ways',
    effect: 'destructive',
    verb: 'Close connections',
    caution: 'They are made anew when the next stanza needs them.',
  },
} satisfies Entries

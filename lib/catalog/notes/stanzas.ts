import { shared } from '../arguments'
import type { Entries } from './entry'

export const stanzas = {
  send_message: {
    summary: 'Send a message to a JID',
    effect: 'write',
    verb: 'Send',
    caution: 'It cannot be taken back. Whether it was delivered is not told.',
    args: {
      type: {
        label: 'Type',
        meaning: 'choice',
        choices: ['chat', 'normal', 'headline', 'groupchat', 'error'],
        about: 'Only “chat” and “normal” wait for somebody who is offline.',
      },
    },
  },
  send_stanza: {
    summary: 'Route any stanza from one JID to another',
    effect: 'write',
    verb: 'Send',
    caution: 'The sender is not checked: the receiver takes it for what it says.',
  },
  send_stanza_c2s: {
    summary: 'Send a stanza as if the client of a session had sent it',
    effect: 'write',
    verb: 'Send',
    caution: 'The account must be online with this resource.',
    args: { stanza: { ...shared.stanza, about: 'As its client would write it, with the attribute “to”.' } },
  },
} satisfies Entries

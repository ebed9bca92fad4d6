import { shared } from '../arguments'
import type { Entries } from './entry'

const jid = { ...shared.jid, label: 'JID of the spammer' }

export const antispam = {
  get_blocked_domains: { summary: 'List the domains whose messages the spam filter drops', effect: 'read' },
  add_blocked_domain: {
    summary: 'Make the spam filter drop everything from a domain',
    effect: 'write',
    verb: 'Block domain',
  },
  remove_blocked_domain: {
    summary: 'Let the messages of a blocked domain through again',
    effect: 'write',
    verb: 'Unblock domain',
  },
  get_spam_filter_cache: {
    summary: 'List the JIDs that the spam filter remembers as spammers',
    effect: 'read',
  },
  add_to_spam_filter_cache: {
    summary: 'Make the spam filter remember a JID as a spammer',
    effect: 'write',
    verb: 'Remember JID',
    args: { jid },
  },
  drop_from_spam_filter_cache: {
    summary: 'Make the spam filter forget that a JID is a spammer',
    effect: 'write',
    verb: 'Forget JID',
    args: { jid },
  },
  expire_spam_filter_cache: {
    summary: 'Make the spam filter forget JIDs that it has not met for some time',
    effect: 'destructive',
    verb: 'Forget old JIDs',
    preview: 'get_spam_filter_cache',
    args: {
      seconds: { ...shared.seconds, label: 'Age', about: 'JIDs that were remembered before that go.' },
    },
  },
  reload_spam_filter_files: {
    summary: 'Read the files of the spam filter anew',
    effect: 'write',
    verb: 'Reload files',
    caution: 'Which files these are is set in the options of mod_antispam.',
  },
} satisfies Entries

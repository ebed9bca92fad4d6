import type { Entries } from './entry'

export const privateData = {
  private_get: {
    summary: 'Read XML that a client has stored privately for an account',
    effect: 'read',
    args: {
      element: { label: 'Element', meaning: 'text', about: 'Name of the XML element, such as storage.' },
      ns: { label: 'Namespace', meaning: 'text', about: 'Such as storage:bookmarks.' },
    },
  },
  private_set: {
    summary: 'Store XML privately for an account, as its clients do',
    effect: 'write',
    verb: 'Store',
    caution: 'Replaces what is stored under the same namespace.',
    args: { element: { label: 'Element', meaning: 'xml', about: 'One XML element with its namespace.' } },
  },
  bookmarks_to_pep: {
    summary: 'Copy an account’s bookmarks from private storage to PEP, where newer clients look',
    effect: 'write',
    verb: 'Copy bookmarks',
  },
  privacy_set: {
    summary: 'Change the privacy lists of an account by a query as a client sends it',
    effect: 'write',
    verb: 'Change lists',
    args: {
      xmlquery: {
        label: 'Query',
        meaning: 'xml',
        about: 'One query element with xmlns="jabber:iq:privacy".',
      },
    },
  },
} satisfies Entries

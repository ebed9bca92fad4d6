import { contact, fileToRead } from '../arguments'
import type { Entries } from './entry'

const group = { label: 'Group', meaning: 'text', about: 'Heading in the contact list.' } as const

/** `process_rosteritems` takes several words at once. */
const several = 'Several are joined by colons: none:from.'

export const rosters = {
  get_roster: { summary: 'List the contacts of an account', effect: 'read' },
  get_roster_count: { summary: 'Count the contacts of an account', effect: 'read' },
  add_rosteritem: {
    summary: 'Put a contact into the contact list of an account',
    effect: 'write',
    verb: 'Add contact',
    caution:
      'A contact that is there already is replaced. Only this side changes: the list of the contact stays as it is.',
    args: {
      ...contact,
      groups: { label: 'Groups', meaning: 'text' },
      group,
      subs: {
        label: 'Subscription',
        meaning: 'choice',
        choices: ['none', 'from', 'to', 'both', 'remove'],
        about: '“to”: the account sees the contact’s presence; “remove” takes the contact out.',
      },
    },
    argsBelow: {
      1: { group: { ...group, label: 'Groups', about: 'Before 24.02 several are parted by “;”.' } },
    },
  },
  delete_rosteritem: {
    summary: 'Take a contact out of the contact list of an account',
    effect: 'destructive',
    verb: 'Delete contact',
    args: contact,
  },
  process_rosteritems: {
    summary: 'Find, or delete, entries in the contact lists of many accounts at once',
    effect: 'destructive',
    verb: 'Process',
    caution:
      'With the action “list” nothing changes. With “delete” everything that the other fields select is gone.',
    args: {
      action: { label: 'Action', meaning: 'choice', choices: ['list', 'delete'] },
      subs: {
        label: 'Subscriptions',
        meaning: 'choice',
        choices: ['any', 'none', 'from', 'to', 'both'],
        open: true,
        about: several,
      },
      asks: {
        label: 'Pending requests',
        meaning: 'choice',
        choices: ['any', 'none', 'out', 'in'],
        open: true,
        about: several,
      },
      users: {
        label: 'Accounts',
        meaning: 'text',
        about: '“any”, or JIDs joined by colons; * stands for anything: *@example.org.',
      },
      contacts: {
        label: 'Contacts',
        meaning: 'text',
        about: '“any”, or JIDs joined by colons; * stands for anything: *@example.org.',
      },
    },
  },
  push_roster: {
    summary: 'Add the contacts in a file to the contact list of one account',
    effect: 'write',
    verb: 'Add contacts',
    args: { file: fileToRead },
  },
  push_roster_all: {
    summary: 'Make all accounts named in a file contacts of one another',
    effect: 'write',
    verb: 'Add contacts',
    args: { file: fileToRead },
  },
  push_alltoall: {
    summary: 'Make all accounts of a virtual host contacts of one another',
    effect: 'write',
    verb: 'Add contacts',
    caution:
      'The number of entries grows with the square of the accounts. A shared roster group does the same without.',
    args: { group },
  },
} satisfies Entries

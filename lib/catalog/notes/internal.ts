import type { Entries } from './entry'

const sentence = { label: 'Sentence', meaning: 'text' } as const

/** ejabberd runs these for the pages of its web admin and for its own tests. */
export const internal = {
  echo: { summary: 'Give back a sentence, as a self test', effect: 'read', args: { sentence } },
  echo3: {
    summary: 'Give back the last of three texts, as a self test',
    effect: 'read',
    args: {
      first: { label: 'First text', meaning: 'text' },
      second: { label: 'Second text', meaning: 'text' },
      sentence,
    },
  },
  webadmin_host_last_activity: {
    summary: 'Draw when the accounts of a virtual host were last online',
    effect: 'read',
  },
  webadmin_host_srg: {
    summary: 'Draw the shared roster groups of a virtual host, with a form to change them',
    effect: 'write',
    verb: 'Draw',
  },
  webadmin_host_srg_group: {
    summary: 'Draw one shared roster group, with a form to change it',
    effect: 'write',
    verb: 'Draw',
  },
  webadmin_host_user_queue: {
    summary: 'Draw the messages that wait for an account, with a form to delete them',
    effect: 'destructive',
    verb: 'Draw',
  },
  webadmin_muc: { summary: 'Draw the rooms of a virtual host', effect: 'read' },
  webadmin_node_contrib: {
    summary: 'Draw the contributed modules of a node, with a form to install and remove them',
    effect: 'destructive',
    verb: 'Draw',
  },
  webadmin_node_db: { summary: 'Draw the Mnesia tables of a node', effect: 'read' },
  webadmin_node_db_table: { summary: 'Draw one Mnesia table of a node', effect: 'read' },
  webadmin_node_db_table_page: { summary: 'Draw a page of the records of a Mnesia table', effect: 'read' },
} satisfies Entries

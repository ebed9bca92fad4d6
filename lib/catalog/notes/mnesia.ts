import { fileToRead, fileToWrite, shared } from '../arguments'
import type { Entries } from './entry'

const storage = {
  label: 'Storage',
  meaning: 'choice',
  choices: ['disc_copies', 'disc_only_copies', 'ram_copies'],
  open: true,
  about: '“ram_copies” is gone when all nodes have stopped.',
} as const

export const mnesia = {
  mnesia_info: { summary: 'Describe the state of the Mnesia database', effect: 'read' },
  mnesia_info_ctl: { summary: 'Print the state of the Mnesia database in the shell', effect: 'read' },
  mnesia_list_tables: { summary: 'List the Mnesia tables with their storage and size', effect: 'read' },
  mnesia_table_info: { summary: 'Describe one Mnesia table', effect: 'read' },
  mnesia_table_details: { summary: 'Show the properties of a Mnesia table to the web admin', effect: 'read' },
  mnesia_table_change_storage: {
    summary: 'Choose whether this node keeps a Mnesia table in memory or on disk',
    effect: 'write',
    verb: 'Change storage',
    caution: 'The table is locked while it is moved.',
    args: { storage_type: storage },
  },
  mnesia_table_clear: {
    summary: 'Delete all records of a Mnesia table',
    effect: 'destructive',
    verb: 'Clear table',
  },
  mnesia_table_destroy: {
    summary: 'Delete a Mnesia table together with its records',
    effect: 'destructive',
    verb: 'Destroy table',
  },
  backup: {
    summary: 'Save the Mnesia database to a binary backup file',
    effect: 'write',
    verb: 'Back up',
    caution: 'What is kept in an SQL database is not in it.',
    args: { file: fileToWrite },
  },
  restore: {
    summary: 'Replace the Mnesia database by a binary backup, while the server runs',
    effect: 'destructive',
    verb: 'Restore',
    caution: 'Everything that changed since the backup is lost.',
    args: { file: fileToRead },
  },
  install_fallback: {
    summary: 'Choose a binary backup that replaces the Mnesia database on the next start',
    effect: 'destructive',
    verb: 'Install fallback',
    caution: 'With that start everything that changed since the backup is lost.',
    args: { file: fileToRead },
  },
  dump: {
    summary: 'Save the Mnesia database to a text file',
    effect: 'write',
    verb: 'Dump',
    caution: 'What is kept in an SQL database is not in it.',
    args: { file: fileToWrite },
  },
  dump_table: {
    summary: 'Save one Mnesia table to a text file',
    effect: 'write',
    verb: 'Dump table',
    args: { file: fileToWrite },
  },
  load: {
    summary: 'Load a text dump into the Mnesia database',
    effect: 'destructive',
    verb: 'Load',
    caution: 'Records of the same key are overwritten. Made for a database that is still empty.',
    args: { file: fileToRead },
  },
  mnesia_change: {
    summary: 'Carry the Mnesia database over to the node’s new Erlang name',
    effect: 'destructive',
    verb: 'Change name',
    caution: 'Stops the server and replaces its database folder.',
    args: { old_node_name: { ...shared.node, label: 'Old node', about: 'Its Erlang name until now.' } },
  },
  mnesia_change_nodename: {
    summary: 'Rewrite a binary backup for a node of another Erlang name',
    effect: 'write',
    verb: 'Rewrite backup',
    caution:
      'Only the backup is rewritten. Install the new one as fallback, then restart the server under its new name.',
    args: {
      oldnodename: { ...shared.node, label: 'Old node' },
      newnodename: { ...shared.node, label: 'New node' },
      oldbackup: { ...fileToRead, label: 'Old backup' },
      newbackup: { ...fileToWrite, label: 'New backup' },
    },
  },
  delete_mnesia: {
    summary: 'Delete what Mnesia holds for a virtual host',
    effect: 'destructive',
    verb: 'Delete data',
    caution: 'For a virtual host that has moved to SQL. There is no way back without a backup.',
  },
} satisfies Entries

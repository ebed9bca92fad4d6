import { fileToRead, fileToWrite, folderToRead, folderToWrite } from '../arguments'
import type { Entries } from './entry'

const inBackground = (status: string) =>
  `Answers at once and goes on in the background: ${status} tells how far it is.`

const overwrites = 'Data of accounts that exist already may be overwritten.'

/** Moving the data of users from and to other servers and databases. */
export const transfer = {
  export_db: {
    summary: 'Start writing all data of a virtual host to files',
    effect: 'write',
    verb: 'Start export',
    caution: inBackground('export_db_status'),
    args: { dir: folderToWrite },
  },
  export_db_ext: {
    summary: 'Start writing the data of chosen modules to files, in a format you choose',
    effect: 'write',
    verb: 'Start export',
    caution: inBackground('export_db_status'),
    args: {
      dir: folderToWrite,
      modules: { label: 'Modules', meaning: 'text', about: '“all”, or names parted by commas.' },
      type: { label: 'Format', meaning: 'text', about: 'Such as json.' },
    },
  },
  export_db_status: { summary: 'Tell how far the export of a virtual host is', effect: 'read' },
  export_db_abort: {
    summary: 'Stop the export of a virtual host',
    effect: 'write',
    verb: 'Stop export',
    caution: 'The files that were written so far stay.',
  },
  import_db: {
    summary: 'Start reading the data of a virtual host from files of an export',
    effect: 'destructive',
    verb: 'Start import',
    caution: `Replaces the accounts, contact lists, rooms and archive of the virtual host by those of the files. ${inBackground('import_db_status')}`,
    args: { dir: folderToRead },
  },
  import_db_status: { summary: 'Tell how far the import into a virtual host is', effect: 'read' },
  import_db_abort: {
    summary: 'Stop the import into a virtual host',
    effect: 'write',
    verb: 'Stop import',
    caution: 'What was read so far stays in the database.',
  },
  export_piefxis: {
    summary: 'Write the data of all accounts to XML files that other servers can read (XEP-0227)',
    effect: 'write',
    verb: 'Export',
    caution: 'Passwords are in the files.',
    args: { dir: folderToWrite },
  },
  export_piefxis_host: {
    summary: 'Write the accounts of a virtual host to XML files that other servers can read (XEP-0227)',
    effect: 'write',
    verb: 'Export',
    caution: 'Passwords are in the files.',
    args: { dir: folderToWrite },
  },
  import_piefxis: {
    summary: 'Read accounts from an XML file that another server has written (XEP-0227)',
    effect: 'write',
    verb: 'Import',
    caution: overwrites,
    args: { file: fileToRead },
  },
  import_prosody: {
    summary: 'Read accounts, contact lists and messages from the data folder of a Prosody server',
    effect: 'write',
    verb: 'Import',
    caution: overwrites,
    args: { dir: folderToRead },
  },
  import_file: {
    summary: 'Read one account from a spool file of jabberd 1.4',
    effect: 'write',
    verb: 'Import',
    caution: overwrites,
    args: { file: fileToRead },
  },
  import_dir: {
    summary: 'Read all accounts from a spool folder of jabberd 1.4',
    effect: 'write',
    verb: 'Import',
    caution: overwrites,
    args: { file: folderToRead },
  },
  export2sql: {
    summary: 'Write what Mnesia holds for a virtual host as SQL statements',
    effect: 'write',
    verb: 'Write file',
    args: { file: fileToWrite },
  },
} satisfies Entries

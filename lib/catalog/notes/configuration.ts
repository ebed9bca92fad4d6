import { fileToRead, fileToWrite } from '../arguments'
import type { Entries } from './entry'

export const configuration = {
  registered_vhosts: { summary: 'List the virtual hosts that the server serves', effect: 'read' },
  reload_config: {
    summary: 'Read the configuration file anew and apply what has changed',
    effect: 'write',
    verb: 'Reload',
    caution:
      'Modules and listeners whose options have changed restart. A file with an error changes nothing.',
  },
  dump_config: {
    summary: 'Write the configuration in use to a file, with defaults and included files',
    effect: 'write',
    verb: 'Write file',
    caution: 'Passwords of databases and components stand in the file as they are.',
    args: { out: fileToWrite },
  },
  convert_to_yaml: {
    summary: 'Turn an old Erlang configuration file into YAML',
    effect: 'write',
    verb: 'Convert',
    args: {
      in: { ...fileToRead, label: 'Old file' },
      out: { ...fileToWrite, label: 'New file' },
    },
  },
  get_loglevel: { summary: 'Tell how much the server writes to its log', effect: 'read' },
  set_loglevel: {
    summary: 'Set how much the server writes to its log',
    effect: 'write',
    verb: 'Set level',
    caution:
      '“debug” writes whole stanzas and fills disks. The level of the configuration file comes back on a restart.',
  },
  reopen_log: {
    summary: 'Open the log files anew, after something else has moved them',
    effect: 'write',
    verb: 'Reopen',
  },
  rotate_log: {
    summary: 'Close the log files, put them aside and begin new ones',
    effect: 'write',
    verb: 'Rotate',
  },
} satisfies Entries

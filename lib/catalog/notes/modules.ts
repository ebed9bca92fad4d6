import { fileToRead, shared } from '../arguments'
import type { Entries } from './entry'

const fromStrangers = 'Runs other people’s code inside the server. Look at what it is before.'

const contributed = { module: { ...shared.module, about: 'Name of a contributed module, such as mod_rest.' } }

export const modules = {
  modules_available: { summary: 'List the contributed modules that can be installed', effect: 'read' },
  modules_installed: { summary: 'List the contributed modules that are installed', effect: 'read' },
  modules_update_specs: {
    summary: 'Fetch the list of contributed modules from their repositories',
    effect: 'write',
    verb: 'Fetch list',
    caution: 'The server needs a way to the internet.',
  },
  module_check: {
    summary: 'Check whether the source of a contributed module is sound',
    effect: 'read',
    args: contributed,
  },
  module_install: {
    summary: 'Compile, install and start a contributed module',
    effect: 'write',
    verb: 'Install',
    caution: fromStrangers,
    args: contributed,
  },
  module_upgrade: {
    summary: 'Compile a contributed module again and run the new code',
    effect: 'write',
    verb: 'Upgrade',
    caution: fromStrangers,
    args: contributed,
  },
  module_uninstall: {
    summary: 'Stop a contributed module and remove it from the server',
    effect: 'destructive',
    verb: 'Uninstall',
    preview: 'modules_installed',
    caution: 'Its commands and services are gone at once.',
    args: contributed,
  },
  restart_module: {
    summary: 'Stop a module on a virtual host, load its code anew and start it',
    effect: 'destructive',
    verb: 'Restart module',
    caution: 'What it serves is away meanwhile: restarting mod_muc puts everybody out of the rooms.',
    args: { module: { ...shared.module, about: 'Such as mod_vcard.' } },
  },
  compile: {
    summary: 'Compile an Erlang source file and load it into the running server',
    effect: 'write',
    verb: 'Compile',
    caution: 'Replaces the code of the running server.',
    args: { file: fileToRead },
  },
  update_list: { summary: 'List the modules whose code on disk is newer than what runs', effect: 'read' },
  update: {
    summary: 'Load the newer code of a module, or of all, into the running server',
    effect: 'write',
    verb: 'Update code',
    caution: 'Replaces the code of the running server. See update_list for what would change.',
    args: { module: { ...shared.module, about: 'Or “all”.', open: true } },
  },
  get_cookie: {
    summary: 'Show the Erlang cookie, the password between the nodes of the cluster',
    effect: 'read',
    secretResults: ['cookie'],
    caution: 'Whoever has it and reaches the Erlang port can do anything on the server.',
  },
} satisfies Entries

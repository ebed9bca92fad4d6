import { fileToWrite, shared } from '../arguments'
import type { Entries } from './entry'

const about = {
  file: fileToWrite,
  regexp: { ...shared.regexp, about: 'Matches the modules or commands to describe; “.” is all.' },
  examples: {
    label: 'Languages of examples',
    meaning: 'text',
    about: 'Parted by commas: json,xmlrpc,java,perl.',
  },
} as const

export const documents = {
  gen_html_doc_for_commands: {
    summary: 'Write an HTML page that describes the commands',
    effect: 'write',
    verb: 'Write file',
    args: about,
  },
  gen_markdown_doc_for_commands: {
    summary: 'Write a Markdown page that describes the commands',
    effect: 'write',
    verb: 'Write file',
    args: about,
  },
  gen_markdown_doc_for_tags: {
    summary: 'Write a Markdown page that lists the commands by tag',
    effect: 'write',
    verb: 'Write file',
    args: { file: fileToWrite },
  },
  man: {
    summary: 'Write the manual page of ejabberd’s configuration',
    effect: 'write',
    verb: 'Write file',
    caution: 'It is written to the folder that the server was started in.',
  },
  help: { summary: 'Explain commands and tags in the shell', effect: 'read' },
} satisfies Entries

import type { SourceName } from '@/lib/client/discovery'

interface SourceWords {
  readonly title: string
  /** What it tells. */
  readonly about: string
  /** How one gets it where it was never heard. */
  readonly missing: string
  /** While it is being heard. */
  readonly busy: string
}

export const sourceWords: Readonly<Record<SourceName, SourceWords>> = {
  probe: {
    title: 'Asking over HTTP',
    about:
      'Which commands are there, and their arguments. Requests that ejabberd refuses before anything runs.',
    missing: 'Not heard yet.',
    busy: 'Asking for each command',
  },
  ctl: {
    title: 'ejabberdctl',
    about: 'Everything, in the server’s own words, third parties’ commands too.',
    missing: 'Name its command line as ctl in switchboard.yml.',
    busy: 'Reading the help of each command',
  },
  docs: {
    title: 'Documentation',
    about:
      'Arguments and results, as the command gen_markdown_doc_for_commands writes them; newer releases want “runtime” as its second word.',
    missing: 'Hand the file in here, or name it as docs_file.',
    busy: 'Reading the documentation',
  },
  adhoc: {
    title: 'Ad-hoc commands',
    about:
      'What you may run by mod_adhoc_api (25.03 and newer), third parties’ commands too: names, arguments, descriptions. Read over XMPP as you, with your password; a token opens nothing there.',
    missing: 'Name the address of its XMPP as xmpp in switchboard.yml.',
    busy: 'Reading the form of each command',
  },
  file: {
    title: 'Definition file',
    about: 'What you write yourself; it goes before all others.',
    missing: 'Hand the file in here, or name it as definitions_file.',
    busy: 'Reading the definition file',
  },
}

export const formatMoment = (atMs: number): string =>
  new Date(atMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

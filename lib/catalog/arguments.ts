import type { ArgumentNote } from '@/lib/commands/notes'

type Notes = Readonly<Record<string, ArgumentNote>>

/** What an argument of a name means wherever it occurs. A command that means something else says so in its entry. */
export const shared = {
  // Who and where
  host: { label: 'Virtual host', meaning: 'host' },
  localhost: { label: 'Virtual host', meaning: 'host' },
  grouphost: { label: 'Virtual host of the group', meaning: 'host' },
  user: { label: 'Account', meaning: 'user' },
  localuser: { label: 'Account', meaning: 'user' },
  username: { label: 'Account', meaning: 'user' },
  resource: { label: 'Resource', meaning: 'resource', about: 'The part of the JID after the slash.' },
  jid: { label: 'JID', meaning: 'jid' },
  from: { label: 'From', meaning: 'jid', about: 'JID of the sender.' },
  to: { label: 'To', meaning: 'jid', about: 'JID of the receiver.' },
  address: {
    label: 'IP address',
    meaning: 'address',
    about: 'One address, or a network such as 10.0.0.0/8.',
  },
  domain: { label: 'Domain', meaning: 'text' },

  // Rooms
  service: { label: 'MUC service', meaning: 'service' },
  room: { label: 'Room', meaning: 'room' },
  nick: { label: 'Nickname', meaning: 'nick' },
  nickname: { label: 'Nickname', meaning: 'nick' },
  affiliation: {
    label: 'Affiliation',
    meaning: 'choice',
    choices: ['owner', 'admin', 'member', 'none', 'outcast'],
  },

  // Secrets
  password: { label: 'Password', meaning: 'password', secret: true },
  newpass: { label: 'New password', meaning: 'password', secret: true },
  passwordhash: { label: 'Password hash', meaning: 'text', secret: true, about: 'In uppercase hexadecimal.' },
  secret: { label: 'Client secret', meaning: 'password', secret: true },
  token: { label: 'Token', meaning: 'token', secret: true },

  // Words for people
  reason: { label: 'Reason', meaning: 'text' },
  subject: { label: 'Subject', meaning: 'text' },
  body: { label: 'Message', meaning: 'long-text' },
  announcement: { label: 'Announcement', meaning: 'long-text', about: 'Sent to everybody who is online.' },
  description: { label: 'Description', meaning: 'text' },
  label: { label: 'Label', meaning: 'text' },
  lang: { label: 'Language', meaning: 'text' },

  // Numbers and times
  days: { label: 'Days', meaning: 'number', unit: 'days' },
  seconds: { label: 'Seconds', meaning: 'number', unit: 'seconds' },
  delay: { label: 'Delay', meaning: 'number', unit: 'seconds' },
  ttl: { label: 'Lifetime', meaning: 'number', unit: 'seconds' },
  batch_size: {
    label: 'Batch size',
    meaning: 'number',
    unit: 'messages',
    about: 'How many are deleted in one step.',
  },
  rate: {
    label: 'Rate',
    meaning: 'number',
    unit: 'messages per minute',
    about: 'Spares the database while the job runs.',
  },
  priority: { label: 'Priority', meaning: 'number', about: 'From -128 to 127.' },
  page: { label: 'Page', meaning: 'number' },
  timestamp: { label: 'Time', meaning: 'timestamp', about: 'In seconds since 1 January 1970, UTC.' },

  // Data
  stanza: { label: 'Stanza', meaning: 'xml', about: 'One whole XMPP stanza.' },
  xmlquery: { label: 'Query', meaning: 'xml' },
  regex: { label: 'Regular expression', meaning: 'regexp' },
  regexp: { label: 'Regular expression', meaning: 'regexp' },
  ns: { label: 'Namespace', meaning: 'text' },

  // The server
  node: { label: 'Node', meaning: 'node', about: 'Erlang name of the node: ejabberd@machine.' },
  nodename: { label: 'Node', meaning: 'node', about: 'Erlang name of the node: ejabberd@machine.' },
  module: { label: 'Module', meaning: 'module' },
  table: { label: 'Table', meaning: 'text', about: 'Name of a Mnesia table.' },
  loglevel: {
    label: 'Log level',
    meaning: 'choice',
    choices: ['none', 'emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug'],
  },

  // Shared roster groups
  group: { label: 'Group', meaning: 'group' },

  // OAuth
  scopes: { label: 'Scopes', meaning: 'scope' },
  scope: { label: 'Scope', meaning: 'scope' },
  client_id: { label: 'Client ID', meaning: 'text' },
  client_name: { label: 'Client name', meaning: 'text' },
  redirect_uri: { label: 'Redirect URI', meaning: 'text', about: 'Where the browser goes with the token.' },

  // What the web admin hands to its own commands
  query: { label: 'Query', meaning: 'text' },
  request: { label: 'Request', meaning: 'text' },
} satisfies Notes

/** A MUC service, or all of them. */
export const everyService: ArgumentNote = {
  label: 'MUC service',
  meaning: 'service',
  open: true,
  about: 'Also “global”: the first MUC service of every virtual host.',
}

const onServer = 'Path on the disk of the ejabberd server'

/** A file that the server reads. */
export const fileToRead: ArgumentNote = { label: 'File', meaning: 'path', about: `${onServer}.` }

/** A file that the server writes. */
export const fileToWrite: ArgumentNote = {
  label: 'File',
  meaning: 'path',
  about: `${onServer}. It is written there, not sent to you.`,
}

/** A folder that the server reads. */
export const folderToRead: ArgumentNote = { label: 'Folder', meaning: 'path', about: `${onServer}.` }

/** A folder that the server writes to. */
export const folderToWrite: ArgumentNote = {
  label: 'Folder',
  meaning: 'path',
  about: `${onServer}. The files are written there, not sent to you.`,
}

/** Somebody in a room, who may be from a server elsewhere. */
export const person: Notes = {
  user: { ...shared.user, open: true },
  host: {
    label: 'Server of the account',
    meaning: 'host',
    open: true,
    about: 'A virtual host, or a server elsewhere.',
  },
}

/** An entry of a contact list, which may be from a server elsewhere. */
export const contact: Notes = {
  user: { label: 'Contact', meaning: 'user', open: true, about: 'The part of its JID before the @.' },
  host: { label: 'Server of the contact', meaning: 'host', open: true, about: 'The part after the @.' },
}

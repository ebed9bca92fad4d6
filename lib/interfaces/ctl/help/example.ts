import type { Definition } from '@/lib/commands/definition'
import { argumentNote, type CommandNotes, type Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'

/** What an argument could be, by what it means; nothing that a shell would take for its own. */
const SAMPLES: Readonly<Record<Meaning, string>> = {
  host: 'localhost',
  user: 'alice',
  jid: 'alice@localhost',
  room: 'garden',
  'room-jid': 'garden@conference.localhost',
  service: 'conference.localhost',
  resource: 'phone',
  nick: 'Alice',
  password: 'secret',
  token: 'TOKEN',
  timestamp: '1700000000',
  xml: "'<presence/>'",
  choice: 'none',
  path: 'file.txt',
  scope: 'get_roster',
  node: 'switchboard@localhost',
  module: 'mod_roster',
  group: 'friends',
  address: '192.0.2.1',
  regexp: 'garden',
  'long-text': 'Hello',
  text: 'text',
  number: '30',
}

/** A line that calls a command, with values made up from what its arguments mean. */
export function exampleLine(
  program: string,
  { name, version, args }: Definition,
  notes: CommandNotes,
): string {
  const wordFor = ({ name: field, type }: Field, holder?: string): string => {
    if (type.kind === 'list') {
      const own = argumentNote(notes, version, field, holder)
      const sample = own && type.of.type.kind !== 'tuple' ? sampleOf(own) : undefined
      return sample ?? wordFor(type.of, field)
    }
    if (type.kind === 'tuple') return type.fields.map(part => wordFor(part, field)).join(':')
    const note = argumentNote(notes, version, field, holder)
    const sample = note && sampleOf(note)
    return type.kind === 'integer' ? (/^\d+$/.test(sample ?? '') ? (sample ?? '') : '1') : (sample ?? 'text')
  }
  return [program, name, ...args.map(arg => wordFor(arg))].join(' ')
}

const sampleOf = ({
  meaning,
  choices,
}: {
  readonly meaning: Meaning
  readonly choices?: readonly string[]
}) => choices?.[0] ?? SAMPLES[meaning]

import { guessNote } from '@/lib/catalog/guess'
import type { Definition } from '@/lib/commands/definition'
import { encodeResult } from '@/lib/commands/encode'
import { type ArgumentNote, argumentNote, type CommandNotes, type Meaning } from '@/lib/commands/notes'
import type { Field, Json, Value } from '@/lib/commands/types'

/** A value that says what is meant; several of one meaning stand in one example one after another. */
const BY_MEANING: Readonly<Partial<Record<Meaning, readonly string[]>>> = {
  host: ['localhost'],
  user: ['alice', 'bob'],
  jid: ['alice@localhost', 'bob@localhost'],
  room: ['team'],
  'room-jid': ['team@conference.localhost'],
  service: ['conference.localhost'],
  resource: ['phone'],
  nick: ['Alice', 'Bob'],
  password: ['an example password'],
  token: ['anExampleToken'],
  timestamp: ['2026-01-01T09:00:00Z'],
  xml: ['<message to="bob@localhost"><body>Good morning</body></message>'],
  path: ['/var/lib/ejabberd/example.txt'],
  scope: ['registered_users'],
  node: ['ejabberd@localhost'],
  module: ['mod_muc'],
  group: ['friends'],
  address: ['192.0.2.7'],
  regexp: ['^team-'],
  'long-text': ['Good morning'],
  number: ['1'],
}

const BY_NAME = new Map(
  Object.entries({
    room: 'team',
    group: 'friends',
    value: 'true',
    subject: 'Good morning',
    reason: 'Asked for by its owner',
    lang: 'en',
    domain: 'example.org',
    type: 'chat',
    show: 'chat',
    status: 'At my desk',
    expires_in: '3600 seconds',
    ip: '192.0.2.7',
    time: '2026-01-01T09:00:00Z',
    subscription: 'both',
    ask: 'none',
    pending: 'none',
    subs: 'both',
  }),
)

const BY_UNIT = new Map(
  Object.entries({ days: 30, seconds: 3600, messages: 100, 'messages per minute': 600 }),
)

/** 1 January 2026, 09:00 UTC. */
const MOMENT_SECONDS = 1_767_258_000

/** Where in an example a value stands: how many of its meaning stood before it. */
type Turn = (meaning: Meaning) => number

/** The body of a call, with a value for every argument; always the same for the same definition and notes. */
export function exampleBody(definition: Definition, notes: CommandNotes): Readonly<Record<string, Json>> {
  const turn = countTurns()
  const noteOf = (field: Field, holder?: string) =>
    argumentNote(notes, definition.version, field.name, holder) ?? guessNote(field)
  // Integers of examples are small, so each value is JSON.
  const entries = definition.args.map(arg => [arg.name, exampleOf(arg, noteOf, turn) as Json] as const)
  return Object.fromEntries(entries)
}

/** The body of an answer, as `encodeResult` writes an example of the result's type. */
export function exampleAnswer(definition: Definition, version: number): Json {
  const value = exampleOf(definition.result, guessNote, countTurns())
  return JSON.parse(encodeResult(definition, value, version))
}

function countTurns(): Turn {
  const counts = new Map<Meaning, number>()
  return meaning => {
    const count = counts.get(meaning) ?? 0
    counts.set(meaning, count + 1)
    return count
  }
}

type NoteOf = (field: Field, holder?: string) => ArgumentNote

function exampleOf(field: Field, noteOf: NoteOf, turn: Turn, holder?: string): Value {
  const { name, type } = field
  switch (type.kind) {
    case 'list':
      return [exampleOf(type.of, noteOf, turn, name)]
    case 'tuple':
      return Object.fromEntries(
        type.fields.map(part => [part.name, exampleOf(part, noteOf, turn, name)] as const),
      )
    case 'rescode':
      return true
    case 'restuple':
      return 'Done'
    case 'integer':
      return exampleNumber(noteOf(field, holder))
    default:
      return exampleText(name, noteOf(field, holder), turn)
  }
}

function exampleNumber({ meaning, unit = '' }: ArgumentNote): number {
  return meaning === 'timestamp' ? MOMENT_SECONDS : (BY_UNIT.get(unit) ?? 1)
}

function exampleText(name: string, { meaning, choices }: ArgumentNote, turn: Turn): string {
  // The middle one: the first or last often is the extreme one, "none" or "outcast".
  if (choices && choices.length > 0) return choices[Math.floor(choices.length / 2)] ?? ''
  const values = BY_MEANING[meaning]
  const value = values?.[Math.min(turn(meaning), values.length - 1)]
  return value ?? BY_NAME.get(name) ?? 'example'
}

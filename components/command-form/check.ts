import { parseJid, prepareHost, prepareUser } from '@/lib/commands/jid'
import type { ArgumentNote, Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { readJson } from './exact-json'
import type { Problem } from './from-json'
import { type FormFields, type FormValue, isFields, isIntegerText, isRows, keyOf, type Path } from './model'
import { type Holder, holderOf, type NotesOf, noteFor } from './note-for'

export interface CheckContext extends NotesOf {
  /** Says what keeps text from being XML; only a browser can tell. */
  readonly xmlProblem?: (text: string) => string | undefined
}

/** What a person should change before these values can be sent. */
export function checkForm(fields: readonly Field[], values: FormFields, context: CheckContext): Problem[] {
  return checkFields(fields, values, context, [])
}

function checkFields(
  fields: readonly Field[],
  values: FormFields,
  context: CheckContext,
  path: Path,
  holder?: Holder,
): Problem[] {
  return fields.flatMap(field =>
    check(field, values[keyOf(field.name)] ?? null, context, [...path, field.name], holder),
  )
}

function check(
  field: Field,
  value: FormValue,
  context: CheckContext,
  path: Path,
  holder: Holder | undefined,
): Problem[] {
  const { type } = field
  const note = noteFor(context, field, holder)
  const inside = holderOf(field, note)
  if (type.kind === 'list') {
    const rows = isRows(value) ? value : []
    return rows.flatMap((row, at) => check(type.of, row.value, context, [...path, at], inside))
  }
  if (type.kind === 'tuple') {
    return checkFields(type.fields, isFields(value) ? value : {}, context, path, inside)
  }
  if (typeof value !== 'string') return [{ path, message: 'Fill this in.', blank: true }]
  const message = problemOf(type.kind, value, context, note)
  return message ? [{ path, message }] : []
}

function problemOf(
  kind: string,
  text: string,
  context: CheckContext,
  note: ArgumentNote,
): string | undefined {
  if (kind === 'integer')
    return isIntegerText(text) ? undefined : 'A whole number: digits, perhaps with a sign before them.'
  if (kind === 'any') {
    const read = readJson(text)
    return 'problem' in read ? read.problem : undefined
  }
  // Empty text is sent only where a person said so.
  return text === '' ? undefined : byMeaning[note.meaning]?.(text, context, note)
}

const byMeaning: Partial<
  Record<Meaning, (text: string, context: CheckContext, note: ArgumentNote) => string | undefined>
> = {
  user: text => nameProblem(text, 'An account name'),
  room: text => nameProblem(text, 'A room name'),
  host: text => hostProblem(text),
  service: text => hostProblem(text),
  jid: text => (parseJid(text) ? undefined : 'An address like alice@localhost, or alice@localhost/phone.'),
  'room-jid': text =>
    parseJid(text)?.user ? undefined : 'The address of a room, like lobby@conference.localhost.',
  choice: (text, _, { choices = [], open }) =>
    open || choices.includes(text) ? undefined : `One of: ${choices.join(', ')}.`,
  xml: (text, { xmlProblem }) => xmlProblem?.(text),
}

function nameProblem(text: string, what: string): string | undefined {
  if (prepareUser(text) !== undefined) return undefined
  return text.includes('@')
    ? 'Only the part before the @. The part after it has its own field.'
    : `${what} has no spaces, no emoji, and none of " & ' / : < >`
}

function hostProblem(text: string): string | undefined {
  if (/[@/\s]/.test(text)) return 'The name of a host: without spaces, @ and /.'
  return prepareHost(text) === undefined ? 'This cannot be the name of a host.' : undefined
}

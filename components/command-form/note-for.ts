import type { ArgumentNote, CommandNotes, Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'

/** What is known of an argument, a tuple's field or a list's element. An element without a note is as its list is. */
export function noteFor(notes: CommandNotes, field: Field, list?: ArgumentNote): ArgumentNote {
  const own = Object.hasOwn(notes.args, field.name) ? notes.args[field.name] : undefined
  if (own) return own
  if (list && field.type.kind !== 'tuple') return { ...list, about: undefined, label: singular(list.label) }
  return { label: asLabel(field.name), meaning: field.type.kind === 'integer' ? 'number' : 'text' }
}

const asLabel = (name: string) => {
  const words = name.replace(/_/g, ' ').trim() || 'value'
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const singular = (label: string) => (/[^s]s$/.test(label) ? label.slice(0, -1) : label)

const OFTEN_EMPTY: ReadonlySet<Meaning> = new Set(['nick', 'group', 'resource', 'long-text'])
const OFTEN_EMPTY_NAMES = /^(reason|status|show|subject|label|description|display|nickname|password|lang)$/

/** Whether commands are commonly called with empty text here, so that it is offered before anyone stumbles. */
export const isOftenEmpty = (field: Field, note: ArgumentNote): boolean =>
  isText(field) &&
  (OFTEN_EMPTY.has(note.meaning) || (OFTEN_EMPTY_NAMES.test(field.name) && note.meaning !== 'password'))

/** Whether the value is text, and so may be empty. */
export const isText = (field: Field): boolean =>
  field.type.kind === 'string' || field.type.kind === 'binary' || field.type.kind === 'atom'

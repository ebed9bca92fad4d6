import { type ArgumentNote, argumentNote, type CommandNotes, type Meaning } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'

/** What is told about the arguments of one definition. */
export interface NotesOf {
  readonly notes: CommandNotes
  readonly version: number
}

/** The list or tuple that a field is inside of. */
export interface Holder {
  readonly name: string
  readonly note: ArgumentNote
  readonly isList: boolean
}

/** What is known of an argument, a tuple's field or a list's element. An element without a note is as its list is. */
export function noteFor({ notes, version }: NotesOf, field: Field, holder?: Holder): ArgumentNote {
  const own = argumentNote(notes, version, field.name, holder?.name)
  if (own) return own
  if (holder?.isList && field.type.kind !== 'tuple') {
    return { ...holder.note, about: undefined, label: singular(holder.note.label) }
  }
  return { label: asLabel(field.name), meaning: field.type.kind === 'integer' ? 'number' : 'text' }
}

export const holderOf = (field: Field, note: ArgumentNote): Holder => ({
  name: field.name,
  note,
  isList: field.type.kind === 'list',
})

const asLabel = (name: string) => {
  const words = name.replace(/_/g, ' ').trim() || 'value'
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const singular = (label: string) => (/[^s]s$/.test(label) ? label.slice(0, -1) : label)

const OFTEN_EMPTY: ReadonlySet<Meaning> = new Set(['nick', 'group', 'resource', 'long-text'])
const OFTEN_EMPTY_NAMES = /^(reason|status|show|subject|label|description|display|nickname|lang)$/
const PERHAPS_EMPTY: ReadonlySet<Meaning> = new Set(['text', 'number', 'address', 'regexp', 'path'])

/**
 * Whether to offer empty text: `often` at once, because commands are commonly called so; `perhaps` once a person tried
 * to run the command without it; `never` where it makes no sense. Raw JSON can send it anywhere.
 */
export function emptyText(field: Field, { meaning }: ArgumentNote): 'often' | 'perhaps' | 'never' {
  if (!isText(field)) return 'never'
  if (OFTEN_EMPTY.has(meaning) || OFTEN_EMPTY_NAMES.test(field.name)) return 'often'
  return PERHAPS_EMPTY.has(meaning) ? 'perhaps' : 'never'
}

/** Whether the value is text. */
export const isText = (field: Field): boolean =>
  field.type.kind === 'string' || field.type.kind === 'binary' || field.type.kind === 'atom'

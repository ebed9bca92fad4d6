import type { ComponentType } from 'react'
import type { ArgumentNote, Meaning } from '@/lib/commands/notes'
import type { Field, Type } from '@/lib/commands/types'
import type { ArgumentFieldProps } from './fields/argument-field-props'
import { ChoiceField } from './fields/choice-field'
import { HostField } from './fields/host-field'
import { IntegerField } from './fields/integer-field'
import { JsonField } from './fields/json-field'
import { ListField } from './fields/list-field'
import { LongTextField } from './fields/long-text-field'
import { PasswordField } from './fields/password-field'
import { ScopeField } from './fields/scope-field'
import { TableField } from './fields/table-field'
import { TextField } from './fields/text-field'
import { TimestampField } from './fields/timestamp-field'
import { TupleField } from './fields/tuple-field'
import { UserField } from './fields/user-field'
import { XmlField } from './fields/xml-field'
import { isText } from './note-for'

/** A field for every kind of argument; a new kind without one does not compile. */
export const fieldFor = {
  integer: IntegerField,
  string: TextField,
  binary: TextField,
  atom: TextField,
  any: JsonField,
  list: ListField,
  tuple: TupleField,
  // Kinds of results; no argument has them.
  rescode: JsonField,
  restuple: JsonField,
} satisfies { [K in Type['kind']]: ComponentType<ArgumentFieldProps> }

interface Exception {
  readonly when: (field: Field, note: ArgumentNote) => boolean
  readonly field: ComponentType<ArgumentFieldProps>
}

const text = (field: Field, note: ArgumentNote, meaning: Meaning) => isText(field) && note.meaning === meaning
const isFlat = (field: Field) => field.type.kind !== 'list' && field.type.kind !== 'tuple'

/** Arguments that are more than their kind says; the first that fits. More than ten would be too many. */
export const exceptions: readonly Exception[] = [
  {
    when: (field, note) => isText(field) && (note.secret || note.meaning === 'password'),
    field: PasswordField,
  },
  { when: (field, note) => text(field, note, 'host'), field: HostField },
  { when: (field, note) => text(field, note, 'user'), field: UserField },
  { when: (field, note) => text(field, note, 'choice'), field: ChoiceField },
  { when: (field, note) => isFlat(field) && note.meaning === 'timestamp', field: TimestampField },
  { when: (field, note) => text(field, note, 'xml'), field: XmlField },
  { when: (field, note) => text(field, note, 'long-text'), field: LongTextField },
  {
    when: ({ type }, note) => type.kind === 'list' && isText(type.of) && note.meaning === 'scope',
    field: ScopeField,
  },
  {
    when: ({ type }) =>
      type.kind === 'list' && type.of.type.kind === 'tuple' && type.of.type.fields.every(isFlat),
    field: TableField,
  },
]

/** The component that a person fills an argument in with. */
export const componentFor = (field: Field, note: ArgumentNote): ComponentType<ArgumentFieldProps> =>
  exceptions.find(exception => exception.when(field, note))?.field ?? fieldFor[field.type.kind]

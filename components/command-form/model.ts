import type { Field, Json, Type } from '@/lib/commands/types'
import { parseExactJson } from './exact-json'

/** What a person typed. null: nothing yet. '': a person said that empty text is to be sent. */
export type FormScalar = string | null
/** An element of a list; an object, because react-hook-form keeps a key for every row. */
export interface FormRow {
  value: FormValue
}
/** A tuple, or all arguments: by `keyOf` of each field's name. */
export interface FormFields {
  [key: string]: FormValue
}
export type FormValue = FormScalar | FormRow[] | FormFields

/** Where a value stands among the arguments: names of arguments and tuple fields, indexes of list elements. */
export type Path = readonly (string | number)[]

/** Names are the server's and may hold what a form path reserves; every other character stands for itself. */
export const keyOf = (name: string): string =>
  name === '__proto__' || name === 'constructor' || name === 'prototype'
    ? `%${name}`
    : name.replace(/[%.[\]"'|,]/g, char => `%${char.charCodeAt(0).toString(16)}`) || '%'

export const isRows = (value: FormValue | undefined): value is FormRow[] => Array.isArray(value)
export const isFields = (value: FormValue | undefined): value is FormFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function blank(type: Type): FormValue {
  if (type.kind === 'list') return []
  if (type.kind === 'tuple') return blankFields(type.fields)
  return null
}

export function blankFields(fields: readonly Field[]): FormFields {
  return Object.fromEntries(fields.map(field => [keyOf(field.name), blank(field.type)]))
}

/** The path of a value inside the form: `users.0.value.jid`. */
export const formPath = (path: Path): string =>
  path.map(step => (typeof step === 'number' ? `${step}.value` : keyOf(step))).join('.')

/** The path as people read it: `users[0].jid`. */
export const spokenPath = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('')

/** A form's values as the arguments of a call. What is blank is left out; an element that is blank is null. */
export function formToJson(fields: readonly Field[], values: FormFields): Record<string, Json> {
  return Object.fromEntries(
    fields.flatMap(field => {
      const json = toJson(field.type, values[keyOf(field.name)] ?? null)
      return json === undefined ? [] : [[field.name, json]]
    }),
  )
}

function toJson(type: Type, value: FormValue): Json | undefined {
  switch (type.kind) {
    case 'list':
      return isRows(value) ? value.map(row => toJson(type.of.type, row.value) ?? null) : []
    case 'tuple':
      return isFields(value) ? formToJson(type.fields, value) : {}
    case 'integer':
      return typeof value === 'string' ? integerToJson(value) : undefined
    case 'any':
      return typeof value === 'string' ? anyToJson(value) : undefined
    default:
      return typeof value === 'string' ? value : undefined
  }
}

export const isIntegerText = (text: string): boolean => /^[+-]?\d+$/.test(text)

/** Exact at any size: a number up to 2^53, text beyond. What is no integer stays as it was typed. */
function integerToJson(text: string): Json {
  if (!isIntegerText(text)) return text
  const exact = BigInt(text.replace(/^\+/, ''))
  const number = Number(exact)
  return Number.isSafeInteger(number) ? number : exact.toString()
}

function anyToJson(text: string): Json {
  try {
    return parseExactJson(text)
  } catch {
    return text
  }
}

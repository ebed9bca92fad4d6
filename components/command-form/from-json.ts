import type { Field, Json, Type } from '@/lib/commands/types'
import { blank, blankFields, type FormFields, type FormValue, isIntegerText, keyOf, type Path } from './model'

/** Something about the value at `path` that a person should change. `blank`: nothing was given. */
export interface Problem {
  readonly path: Path
  readonly message: string
  readonly blank?: boolean
}

export interface FromJson {
  readonly values: FormFields
  /** What does not fit the definition; the form is blank in these places. */
  readonly problems: readonly Problem[]
}

type Former = Readonly<Record<string, string>>

/** Arguments of a call as a form's values. `renames`: former argument names, old → new. */
export function formFromJson(fields: readonly Field[], json: unknown, renames: Former = {}): FromJson {
  const problems: Problem[] = []
  if (!isObject(json)) {
    problems.push({ path: [], message: 'The arguments are one JSON object: { "name": value }.' })
    return { values: blankFields(fields), problems }
  }
  return { values: readFields(fields, json, [], problems, renames), problems }
}

function readFields(
  fields: readonly Field[],
  json: { readonly [key: string]: Json },
  path: Path,
  problems: Problem[],
  renames: Former = {},
): FormFields {
  const values = blankFields(fields)
  const given = new Set<string>()
  for (const [written, value] of Object.entries(json)) {
    const name = presentName(fields, renames, written)
    const field = fields.find(candidate => candidate.name === name)
    if (!field) problems.push({ path: [...path, written], message: noSuchName(fields) })
    else if (given.has(name)) problems.push({ path: [...path, written], message: `This is “${name}” again.` })
    else values[keyOf(name)] = read(field.type, value, [...path, name], problems)
    given.add(name)
  }
  return values
}

/** A former name stands for its successor, unless an argument of today is called so. */
export function presentName(fields: readonly Field[], renames: Former, written: string): string {
  if (fields.some(({ name }) => name === written) || !Object.hasOwn(renames, written)) return written
  return renames[written] ?? written
}

const noSuchName = (fields: readonly Field[]) =>
  fields.length === 0
    ? 'There is no such argument: this command takes none.'
    : `There is no such name. Names here: ${fields.map(field => field.name).join(', ')}.`

function read(type: Type, json: Json, path: Path, problems: Problem[]): FormValue {
  const wrong = (message: string) => {
    problems.push({ path, message })
    return blank(type)
  }
  if (json === null) return blank(type)
  switch (type.kind) {
    case 'list':
      if (!Array.isArray(json)) return wrong(`A list is expected here, not ${nameOf(json)}: [ … ].`)
      return json.map((element: Json, at) => ({
        value: read(type.of.type, element, [...path, at], problems),
      }))
    case 'tuple':
      if (!isObject(json)) return wrong(`An object is expected here, not ${nameOf(json)}: { … }.`)
      return readFields(type.fields, json, path, problems)
    case 'integer':
      if (typeof json === 'number' && Number.isInteger(json)) return BigInt(json).toString()
      if (typeof json === 'string' && json !== '') {
        if (!isIntegerText(json)) problems.push({ path, message: 'A whole number is expected here.' })
        return json
      }
      return wrong(`A whole number is expected here, not ${nameOf(json)}.`)
    case 'any':
      return JSON.stringify(json)
    default:
      return typeof json === 'string' ? json : wrong(`Text is expected here, not ${nameOf(json)}.`)
  }
}

export const isObject = (json: unknown): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const nameOf = (json: Json): string => {
  if (json === '') return 'empty text'
  if (Array.isArray(json)) return 'a list'
  if (json === null) return 'null'
  return { string: 'text', number: 'a number', boolean: 'true or false', object: 'an object' }[
    typeof json as 'string' | 'number' | 'boolean' | 'object'
  ]
}

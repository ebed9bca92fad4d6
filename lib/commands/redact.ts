import type { Definition } from './definition'
import type { CommandNotes } from './notes'
import { isSecret } from './secrets'
import type { Field, Value } from './types'

/** Stands where a secret was. */
export const REDACTED = '•••'

type Values = Readonly<Record<string, Value>>

/**
 * Decoded arguments with every secret replaced by `REDACTED`, at any depth and in the same shape: of a secret list or
 * tuple each part is replaced. For logs, history and audit.
 */
export function redact(args: Values, definition: Definition, notes: CommandNotes): Values {
  const hides = (name: string, holder?: string) => isSecret(notes, definition.version, name, holder)
  return redactFields(args, definition.args, hides)
}

/** The same for a result: `notes.secretResults` names the fields that are secret. */
export function redactResult(value: Value, definition: Definition, notes: CommandNotes): Value {
  return redactValue(value, definition.result, name => notes.secretResults?.includes(name) ?? false)
}

/** Whether a field is secret. `holder`: the name of the list or tuple that it is inside of. */
type Hides = (name: string, holder?: string) => boolean

function redactFields(values: Values, fields: readonly Field[], hides: Hides, holder?: string): Values {
  const redacted: Record<string, Value> = {}
  for (const [name, value] of Object.entries(values)) {
    const field = fields.find(candidate => candidate.name === name)
    redacted[name] = field ? redactValue(value, field, hides, holder) : value
  }
  return redacted
}

function redactValue(value: Value, { name, type }: Field, hides: Hides, holder?: string): Value {
  if (hides(name, holder)) return redactAll(value)
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.map((element: Value) => redactValue(element, type.of, hides, name))
  }
  return type.kind === 'tuple' && isTuple(value) ? redactFields(value, type.fields, hides, name) : value
}

function redactAll(value: Value): Value {
  if (Array.isArray(value)) return value.map(redactAll)
  if (!isTuple(value)) return REDACTED
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redactAll(part)]))
}

const isTuple = (value: Value): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

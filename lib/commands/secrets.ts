import type { CommandNotes } from './notes'
import type { Field, Json, Type } from './types'

/**
 * Arguments as JSON with every secret replaced, at any depth: in lists, in tuples, and lists or tuples that are secret
 * as a whole. What does not fit its type is kept as it is, so that half-typed arguments can be shown.
 *
 * @param replace what to put there; undefined leaves the argument, field or element out
 * @example
 * replaceSecrets(definition.args, { user: 'alice', password: 'x' }, notes, () => '…') // { user: 'alice', password: '…' }
 */
export function replaceSecrets(
  fields: readonly Field[],
  args: Readonly<Record<string, Json>>,
  notes: CommandNotes,
  replace: (field: Field) => Json | undefined,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, json]) => {
      const field = fields.find(candidate => candidate.name === name)
      const shown = field ? withoutSecret(field, json, notes, replace) : json
      return shown === undefined ? [] : [[name, shown]]
    }),
  )
}

/** Whether an argument, a tuple's field or a list's element of this name is secret. */
export const isSecret = (notes: CommandNotes, name: string): boolean =>
  Object.hasOwn(notes.args, name) && notes.args[name]?.secret === true

function withoutSecret(
  field: Field,
  json: Json,
  notes: CommandNotes,
  replace: (field: Field) => Json | undefined,
): Json | undefined {
  if (isSecret(notes, field.name)) return replace(field)
  const type: Type = field.type
  if (type.kind === 'list' && Array.isArray(json)) {
    return json.flatMap((element: Json) => {
      const shown = withoutSecret(type.of, element, notes, replace)
      return shown === undefined ? [] : [shown]
    })
  }
  if (type.kind === 'tuple' && typeof json === 'object' && json !== null && !Array.isArray(json)) {
    return replaceSecrets(type.fields, json as Readonly<Record<string, Json>>, notes, replace)
  }
  return json
}

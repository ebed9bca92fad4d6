import type { Definition } from './definition'
import { argumentNote, type CommandNotes } from './notes'
import type { Field, Json } from './types'

type Args = Readonly<Record<string, Json>>

/**
 * Arguments as JSON with every secret replaced, at any depth: in lists, in tuples, and lists or tuples that are secret
 * as a whole. What does not fit its type is kept as it is, so that half-typed arguments can be shown.
 *
 * @param replace what to put there; undefined leaves the argument, field or element out
 * @example
 * replaceSecrets(definition, { user: 'alice', password: 'x' }, notes, () => '…') // { user: 'alice', password: '…' }
 */
export function replaceSecrets(
  definition: Definition,
  args: Args,
  notes: CommandNotes,
  replace: (field: Field) => Json | undefined,
): Args {
  const fieldsOf = (fields: readonly Field[], json: Args, holder?: string): Args =>
    Object.fromEntries(
      Object.entries(json).flatMap(([name, value]) => {
        const field = fields.find(candidate => candidate.name === name)
        const shown = field ? open(field, value, holder) : value
        return shown === undefined ? [] : [[name, shown]]
      }),
    )
  const open = (field: Field, json: Json, holder?: string): Json | undefined => {
    const { name, type } = field
    if (isSecret(notes, definition.version, name, holder)) return replace(field)
    if (type.kind === 'list' && Array.isArray(json)) {
      return json.flatMap((element: Json) => {
        const shown = open(type.of, element, name)
        return shown === undefined ? [] : [shown]
      })
    }
    if (type.kind === 'tuple' && typeof json === 'object' && json !== null && !Array.isArray(json)) {
      return fieldsOf(type.fields, json as Args, name)
    }
    return json
  }
  return fieldsOf(definition.args, args)
}

/**
 * Whether the value of a field is secret.
 *
 * @param holder Name of the tuple or list that the field is inside of; left out for an argument itself.
 */
export const isSecret = (notes: CommandNotes, version: number, name: string, holder?: string): boolean =>
  argumentNote(notes, version, name, holder)?.secret === true

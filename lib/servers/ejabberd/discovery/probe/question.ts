import type { Json, Type } from '@/lib/commands/types'

/** Arguments to send along with the one that no command has. */
export type Given = ReadonlyMap<string, Json>

/** Refused by every type of argument, and printed alike by every release (SPEC 3.2). */
export const REFUSED = false
/** Likewise; tells a second list from a first. */
export const REFUSED_TOO = null

/**
 * The argument that no command has: its name is empty. Arguments that are left over are refused before permission is
 * looked at, and permission before anything runs (SPEC 8), so a request with it never runs anything, whatever else is in
 * it. The empty name is a word to every node: older ones learn no new word from it (they never forget one), newer ones
 * do not refuse it before they have looked at the other arguments. Its value fits no simple type either.
 */
export const POISON = { name: '', value: {} } as const

/**
 * The body of a question: what is given, and `POISON` always, first and once (a repeated key counts once, and ejabberd
 * takes the first).
 *
 * @throws RangeError for an argument of the empty name: such a question would not be safe
 */
export function bodyOf(given: Given): string {
  if (given.has(POISON.name)) throw new RangeError('An argument of the empty name must not be asked about')
  const members = [[POISON.name, POISON.value] as const, ...given]
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`
}

/** A value that ejabberd takes for a type, so that it goes on to the next argument; undefined where none is known. */
export function sampleOf(type: Type): Json | undefined {
  switch (type.kind) {
    case 'integer':
      return 1
    case 'list':
      return []
    case 'tuple': {
      const members = type.fields.map(({ name, type: of }) => [name, sampleOf(of)] as const)
      return members.every((member): member is readonly [string, Json] => member[1] !== undefined)
        ? Object.fromEntries(members)
        : undefined
    }
    case 'binary':
    case 'string':
    case 'atom':
      return 'x'
    case 'any':
      return REFUSED
    default:
      return undefined
  }
}

import type { Versions } from '@/lib/commands/definition'
import { type ArgumentNote, argumentNote, type CommandNotes } from '@/lib/commands/notes'
import type { Field } from '@/lib/commands/types'
import { shared } from './arguments'
import { guessNote } from './guess'
import type { Entry } from './notes/entry'

type Notes = Record<string, ArgumentNote>

const known = new Map<string, ArgumentNote>(Object.entries(shared))

/**
 * The notes of a command: what its entry says, and a note for every argument, tuple field and list element of all its
 * versions, so that `argumentNote` finds each.
 */
export function composeNotes(entry: Entry, versions: Versions, isOurs: boolean): CommandNotes {
  const { args: _args, argsBelow: _below, ...rest } = entry
  const args: Notes = {}
  const argsOfVersion: Record<number, Notes> = {}
  const notes = { ...rest, args, argsOfVersion }
  const general = (field: Field) => (isOurs ? known.get(field.name) : undefined) ?? guessNote(field)

  for (const { version, args: fields } of versions.toReversed()) {
    const isNewest = version === versions.at(-1)?.version
    const own = overridesOf(entry, version)
    for (const { field, holder } of fieldsOf(fields)) {
      const inner = holder === undefined ? field.name : `${holder}.${field.name}`
      const note = own.get(inner) ?? own.get(field.name) ?? general(field)
      if (!Object.hasOwn(args, field.name)) put(args, field.name, note)
      if (isSame(argumentNote(notes, version, field.name, holder), note)) continue
      if (!isNewest) argsOfVersion[version] ??= {}
      put(argsOfVersion[version] ?? args, inner, note)
    }
  }
  return Object.keys(argsOfVersion).length > 0 ? notes : { ...rest, args }
}

/** What an entry says for one API version; of several `argsBelow` the lowest limit counts. */
function overridesOf(entry: Entry, version: number): ReadonlyMap<string, ArgumentNote> {
  const below = Object.entries(entry.argsBelow ?? {})
    .filter(([limit]) => version < Number(limit))
    .sort(([a], [b]) => Number(b) - Number(a))
  return new Map(
    [entry.args ?? {}, ...below.map(([, notes]) => notes)].flatMap(notes => Object.entries(notes)),
  )
}

/** Also for an argument that is called `__proto__`. */
function put(notes: Notes, key: string, value: ArgumentNote) {
  Object.defineProperty(notes, key, { value, enumerable: true, configurable: true, writable: true })
}

interface Placed {
  readonly field: Field
  /** Name of the tuple or list around it. */
  readonly holder?: string
}

/** Every field with a name, the arguments themselves first: their notes have the plain names as keys. */
export function fieldsOf(args: readonly Field[]): readonly Placed[] {
  const inside = ({ name, type }: Field): readonly Placed[] => {
    const parts = type.kind === 'list' ? [type.of] : type.kind === 'tuple' ? type.fields : []
    return parts.flatMap(field => [{ field, holder: name }, ...inside(field)])
  }
  return [...args.map(field => ({ field })), ...args.flatMap(inside)].filter(({ field }) => field.name !== '')
}

const isSame = (a: ArgumentNote | undefined, b: ArgumentNote) => JSON.stringify(a) === JSON.stringify(b)

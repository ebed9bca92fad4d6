import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Field, Type } from '@/lib/commands/types'

/** A command as documents describe it: its newest definition, and what is written about it. */
export interface DescribedCommand {
  readonly definition: Definition
  readonly notes: CommandNotes
}

/** A field in the notation of ejabberd's own help: `user::binary`, `groups::[ group::binary ]`. */
export const describeField = ({ name, type }: Field): string => `${name}::${describeType(type)}`

function describeType(type: Type): string {
  if (type.kind === 'list') return `[ ${describeField(type.of)} ]`
  if (type.kind === 'tuple') return `{ ${type.fields.map(describeField).join(', ')} }`
  return type.kind
}

/** What a call could send, for an example. */
export function sampleOf(fields: readonly Field[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map(({ name, type }) => [name, sampleOfType(name, type)]))
}

function sampleOfType(name: string, type: Type): unknown {
  if (type.kind === 'list') return [sampleOfType(type.of.name, type.of.type)]
  if (type.kind === 'tuple') return sampleOf(type.fields)
  if (type.kind === 'integer') return 1
  return /^(local|group)?host$/.test(name) ? 'localhost' : name
}

/** Commands by tag, tags and names in alphabetical order. */
export function byTag(commands: readonly DescribedCommand[]): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>()
  for (const { definition } of commands) {
    for (const tag of definition.tags) tags.set(tag, [...(tags.get(tag) ?? []), definition.name])
  }
  return new Map([...tags].sort(([one], [other]) => (one < other ? -1 : 1)))
}

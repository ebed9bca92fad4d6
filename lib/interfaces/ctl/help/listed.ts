import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Definition, isInternal, selectVersion, tagsOf } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'

/** A command as help shows it. */
export interface Listed {
  readonly name: string
  /** What a call in the API version that was asked for would get. */
  readonly definition: Definition
  /** What lists show, whatever version was asked for. */
  readonly newest: Definition
  readonly notes: CommandNotes
}

/** The commands that exist in an API version, in alphabetical order; internal ones are not for people. */
export function listCommands(catalogue: readonly CatalogueCommand[], version: number): readonly Listed[] {
  return catalogue
    .flatMap(({ name, versions, notes }) => {
      const definition = selectVersion(versions, version)
      const newest = versions.at(-1)
      return definition && newest && !isInternal(definition) ? [{ name, definition, newest, notes }] : []
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** The commands of each tag, tags in alphabetical order; `v1` and so on are tags too. */
export function byTag(commands: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const tags = new Map<string, Listed[]>()
  for (const command of commands) {
    for (const tag of tagsOf(command.definition)) {
      const tagged = tags.get(tag)
      if (tagged) tagged.push(command)
      else tags.set(tag, [command])
    }
  }
  return new Map([...tags].sort(([one], [other]) => (one < other ? -1 : 1)))
}

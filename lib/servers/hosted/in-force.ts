import { type ExpandedRules, expandRules } from '@/lib/access/decide'
import { notesOf } from '@/lib/catalog/catalogue'
import { type Definition, isInternal } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { HostedConfig } from './config'
import type { DescribedCommand } from './documents/described'
import type { HostedCommand, HostedModule } from './module'
import { loadedModules, MODULES } from './modules'

/** What follows from a configuration: replaced as a whole when it is read anew. */
export interface InForce {
  readonly config: HostedConfig
  /** `isOurs`: it comes with Switchboard. */
  readonly modules: readonly { readonly name: string; readonly isOurs: boolean }[]
  /** All versions of each command, ascending. */
  readonly definitions: ReadonlyMap<string, readonly Definition[]>
  readonly byDefinition: ReadonlyMap<Definition, HostedCommand>
  readonly rules: ExpandedRules
  notes(command: string): CommandNotes
  /** The public commands by name, each in its newest version. */
  described(): readonly DescribedCommand[]
}

/** `others`: modules that do not come with Switchboard. */
export function putInForce(config: HostedConfig, others: readonly HostedModule[]): InForce {
  const modules = [...loadedModules(config), ...others]
  const commands = modules.flatMap(module => module.commands)
  const definitions = versionsByName(commands)
  const ownNotes = new Map<string, CommandNotes>()
  for (const { definition, notes } of commands) if (notes) ownNotes.set(definition.name, notes)
  const notes = (name: string) => ownNotes.get(name) ?? notesOf(name, definitions.get(name))
  return {
    config,
    modules: modules.map(module => ({ name: module.name, isOurs: MODULES.includes(module) })),
    definitions,
    byDefinition: new Map(commands.map(command => [command.definition, command])),
    rules: expandRules(config.access, definitions.values()),
    notes,
    described: () =>
      [...definitions.keys()].sort().flatMap(name => {
        const definition = definitions.get(name)?.at(-1)
        return definition && !isInternal(definition) ? [{ definition, notes: notes(name) }] : []
      }),
  }
}

function versionsByName(commands: readonly HostedCommand[]): ReadonlyMap<string, readonly Definition[]> {
  const byName = new Map<string, Definition[]>()
  for (const { definition } of commands) {
    const versions = byName.get(definition.name)
    if (versions) versions.push(definition)
    else byName.set(definition.name, [definition])
  }
  for (const versions of byName.values()) versions.sort((one, other) => one.version - other.version)
  return byName
}

import { catalogueFrom, isKnownWord, notesOf } from '@/lib/catalog/catalogue'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Versions } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { KnownCommand } from './merge'

/** The commands of one server, ready to be looked up by every call. */
export interface KnownCatalogue {
  readonly commands: readonly CatalogueCommand[]
  find(command: string): Versions | undefined
  notes(command: string): CommandNotes
  isKnownWord(word: string): boolean
}

/** What people and the gateway see of the merged commands: those of a stranger count as write. */
export function knownCatalogue(merged: ReadonlyMap<string, KnownCommand>): KnownCatalogue {
  const definitions = new Map([...merged].map(([name, { versions }]) => [name, versions]))
  const commands = catalogueFrom(definitions).map(command => overlay(command, merged.get(command.name)))
  const byName = new Map(commands.map(command => [command.name, command]))
  const words = new Set(
    [...merged.values()]
      .filter(({ isForeign }) => isForeign)
      .flatMap(({ name, versions }) => [
        name,
        ...versions.flatMap(({ args }) => args.map(({ name }) => name)),
      ]),
  )
  return {
    commands,
    find: name => definitions.get(name),
    notes: name => byName.get(name)?.notes ?? notesOf(name),
    isKnownWord: word => words.has(word) || isKnownWord(word),
  }
}

function overlay(command: CatalogueCommand, known: KnownCommand | undefined): CatalogueCommand {
  if (!known) return command
  const { source, difference, reason, description, isForeign, state } = known
  const unavailable = command.unavailable ?? reason
  const notes =
    isForeign && description ? { ...command.notes, summary: firstSentence(description) } : command.notes
  return {
    ...command,
    notes,
    ...{ source, state },
    ...(isForeign ? { isForeign } : {}),
    ...(difference === undefined ? {} : { difference }),
    ...(description === undefined ? {} : { description }),
    ...(unavailable === undefined ? {} : { unavailable }),
  }
}

/** A summary has no full stop and fits a row. */
function firstSentence(description: string): string {
  const [line = ''] = description.split('\n')
  const sentence = /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line
  return sentence.length > 140 ? `${sentence.slice(0, 139)}…` : sentence.replace(/\.$/, '')
}

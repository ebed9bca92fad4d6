import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { argumentNote, type Effect, type Meaning } from '@/lib/commands/notes'
import { applyTo, type Handle, type Use } from './handle'

/** What makes a command one about this account or room, and not only about its host. */
const SUBJECTS: readonly Meaning[] = ['user', 'jid', 'room', 'room-jid']
const ORDER: Readonly<Record<Effect, number>> = { read: 0, write: 1, destructive: 2 }

/** The commands that take what a cell names, those that only read first, then those that need least besides. */
export function usesOf(commands: readonly CatalogueCommand[], handle: Handle): readonly Use[] {
  return commands
    .flatMap(command => {
      const use = command.unavailable === undefined ? applyTo(command, handle) : undefined
      return use && takesSubject(use, handle) ? [use] : []
    })
    .sort(
      (a, b) =>
        ORDER[a.command.notes.effect] - ORDER[b.command.notes.effect] ||
        a.missing - b.missing ||
        a.command.name.localeCompare(b.command.name),
    )
}

function takesSubject({ command, prefill }: Use, handle: Handle): boolean {
  const version = command.versions.at(-1)?.version ?? 0
  return Object.keys(prefill).some(name => {
    const meaning = argumentNote(command.notes, version, name)?.meaning
    return meaning !== undefined && SUBJECTS.includes(meaning) && handle[meaning] !== undefined
  })
}

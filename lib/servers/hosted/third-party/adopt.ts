import { composeNotes } from '@/lib/catalog/compose'
import { guessNote } from '@/lib/catalog/guess'
import type { Entry } from '@/lib/catalog/notes/entry'
import type { Versions } from '@/lib/commands/definition'
import type { ArgumentNote, CommandNotes } from '@/lib/commands/notes'
import { type HostedModule, hostedCommand } from '../module'
import type { ModuleCommand, ThirdPartyModule } from './api'
import { handlerOf } from './handler'

/** A module of others as one of the hosted server's own: the same definitions, notes and handlers. */
export function adopt(name: string, { commands }: ThirdPartyModule): HostedModule {
  const adopted = commands.map(command => {
    const { version, tags, policy, args, renames, result } = command
    const spec = { name: command.name, version, tags, policy, args, renames, result }
    return hostedCommand(name, spec, handlerOf(name, command))
  })
  const notes = new Map<string, CommandNotes>()
  for (const command of commands) {
    if (notes.has(command.name)) continue
    const versions = adopted
      .map(({ definition }) => definition)
      .filter(definition => definition.name === command.name)
      .sort((one, other) => one.version - other.version)
    notes.set(command.name, notesOf(name, newestOf(commands, command.name), versions))
  }
  return {
    name,
    commands: adopted.map(command => ({ ...command, notes: notes.get(command.definition.name) })),
  }
}

/** People are told of a command what its newest version says. */
function newestOf(commands: readonly ModuleCommand[], name: string): ModuleCommand | undefined {
  const [newest] = commands
    .filter(command => command.name === name)
    .sort((one, other) => (other.version ?? 0) - (one.version ?? 0))
  return newest
}

function notesOf(module: string, newest: ModuleCommand | undefined, versions: Versions): CommandNotes {
  const {
    name = '',
    summary,
    effect = 'write',
    verb,
    caution,
    preview,
    secretResults,
    notes = {},
  } = newest ?? {}
  const fields = new Map(versions.flatMap(({ args }) => args.map(arg => [arg.name, arg])))
  const args: Record<string, ArgumentNote> = {}
  for (const [argument, note] of Object.entries(notes)) {
    const field = fields.get(argument)
    if (field) args[argument] = { ...guessNote(field), ...note }
  }
  const entry: Entry = {
    summary: summary ?? `Run ${name}, a command of ${module}`,
    effect,
    ...(verb !== undefined && { verb }),
    ...(caution !== undefined && { caution }),
    ...(preview !== undefined && { preview }),
    ...(secretResults && { secretResults }),
    args,
  }
  return composeNotes(entry, versions, false)
}

import type { Definition, Policy } from '@/lib/commands/definition'
import type { LongOutcome } from '@/lib/commands/long-list'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Outcome } from '@/lib/commands/outcome'
import type { AnswerOf, ArgsOf, Field, Value } from '@/lib/commands/types'
import type { HostedContext } from './context'

/** A command that the hosted server can run: its definition beside what it does. */
export interface HostedCommand {
  readonly definition: Definition
  /** For commands that the bundled catalogue does not know. */
  readonly notes?: CommandNotes
  readonly run: (
    args: Readonly<Record<string, Value>>,
    context: HostedContext,
  ) => LongOutcome | Promise<LongOutcome>
}

/** Definitions and handlers under the name that ejabberd gives the module; loaded by configuration. */
export interface HostedModule {
  readonly name: string
  readonly commands: readonly HostedCommand[]
}

interface Spec<A extends readonly Field[] = readonly Field[], R extends Field = Field> {
  readonly name: string
  readonly version?: number
  readonly tags: readonly string[]
  readonly policy?: Policy
  readonly args: A
  readonly renames?: Readonly<Record<string, string>>
  readonly result: R
  readonly notes?: CommandNotes
  /** Arguments of type `string` that the handler takes as a list too; of all others a list becomes its texts, joined. */
  readonly lists?: readonly string[]
}

/** Makes one command; the handler's arguments and result are typed by the definition. */
export type DefineCommand = <const A extends readonly Field[], const R extends Field>(
  spec: Spec<A, R>,
  run: (
    args: ArgsOf<{ args: A }>,
    context: HostedContext,
  ) => Outcome<AnswerOf<{ result: R }>> | Promise<Outcome<AnswerOf<{ result: R }>>>,
) => HostedCommand

/** Commands of one subject; a large module has several such groups, each in its own file. */
export type CommandGroup = (command: DefineCommand) => readonly HostedCommand[]

export function defineModule(name: string, ...groups: readonly CommandGroup[]): HostedModule {
  // The gateway decoded the arguments by this very definition; the type says what they are now.
  const command: DefineCommand = (spec, run) => hostedCommand(name, spec, run as HostedCommand['run'])
  return { name, commands: groups.flatMap(group => group(command)) }
}

/** One command, its handler typed by nothing but what the server runs. */
export const hostedCommand = (
  module: string,
  { version = 0, policy = 'restricted', renames = {}, notes, lists = [], ...spec }: Spec,
  run: HostedCommand['run'],
): HostedCommand => ({
  definition: { ...spec, version, policy, renames, module },
  notes,
  run: withTexts(spec.args, lists, run),
})

/** What JSON may bring for a `string` is a list of texts; a handler shall not have to think of that. */
function withTexts(
  args: readonly Field[],
  lists: readonly string[],
  run: HostedCommand['run'],
): HostedCommand['run'] {
  const names = args.filter(({ name, type }) => type.kind === 'string' && !lists.includes(name))
  if (names.length === 0) return run
  return (given, context) => {
    const texts = names.map(({ name }) => [name, textOf(given[name] ?? '')])
    return run({ ...given, ...Object.fromEntries(texts) }, context)
  }
}

function textOf(value: Value): string {
  if (Array.isArray(value)) return value.map(textOf).join('')
  return typeof value === 'number' ? String.fromCodePoint(value) : String(value)
}

/**
 * What modules of others import as `switchboard/module`, and all that they may rely on. Written for `docs/add-a-command.md`;
 * whoever changes it changes that page too.
 */
import type { Policy } from '@/lib/commands/definition'
import type { ArgumentNote, Effect } from '@/lib/commands/notes'
import type { Outcome } from '@/lib/commands/outcome'
import type { AnswerOf, ArgsOf, Field, Value } from '@/lib/commands/types'

export { atom, binary, integer, list, rescode, restuple, string, tuple } from '@/lib/commands/fields'
export { ok, refused } from '@/lib/commands/outcome'
export type { Outcome, Value }

/** A `rescode` that is not ok; ejabberdctl prints the reason. */
export const failed = (reason: string) => ({ kind: 'failed', reason }) as const
/** HTTP 404 with the text. */
export const notFound = (reason: string) => ({ kind: 'not-found', reason }) as const
/** HTTP 409 with a code of the module's choice and the text. */
export const conflict = (code: number, message: string) => ({ kind: 'conflict', code, message }) as const

/** What a handler is given besides its arguments. */
export interface ModuleContext {
  /** Bare JID of the account that calls; undefined where nobody has signed in. */
  readonly caller: string | undefined
  /** The virtual hosts, in the order of the configuration. */
  readonly hosts: readonly string[]
  /** What the configuration says below `modules: {<name>: …}`, unchecked. */
  readonly options: Readonly<Record<string, unknown>>
  readonly accounts: {
    exists(user: string, host: string): Promise<boolean>
  }
  /** Texts that the module keeps in the database. No other module sees them. */
  readonly storage: {
    get(key: string): Promise<string | undefined>
    set(key: string, value: string): Promise<void>
    remove(key: string): Promise<void>
  }
  /**
   * Runs another command as the caller, in its newest version: with the caller's rights, recorded like any call.
   * Arguments are those of JSON.
   */
  run(command: string, args?: Readonly<Record<string, Value>>): Promise<Outcome>
  /** A line for whoever runs the command with switchboardctl; all others never see it. */
  print(line: string): void
  /** Writes a line to the log under the module's name. */
  log(text: string): void
}

/** What is told about one argument; what is left out is guessed from its name. */
export type ModuleArgumentNote = Partial<ArgumentNote>

/** One command: what goes over the wire, and what people are told. */
export interface CommandSpec<A extends readonly Field[] = readonly Field[], R extends Field = Field> {
  readonly name: string
  /** API version; default 0. Each version of a command has an entry of its own. */
  readonly version?: number
  readonly tags: readonly string[]
  readonly policy?: Policy
  readonly args: A
  /** Former argument names that are still accepted: old → new. */
  readonly renames?: Readonly<Record<string, string>>
  readonly result: R
  /** One sentence in the imperative, without a full stop. */
  readonly summary?: string
  /** Default: `write`. Only a `read` may be repeated without asking. */
  readonly effect?: Effect
  /** The verb on the button of the form. */
  readonly verb?: string
  /** Something a person should know before running it. */
  readonly caution?: string
  /** A read that shows what a destructive command will hit; it takes arguments of the same names. */
  readonly preview?: string
  /** By argument name. */
  readonly notes?: Readonly<Record<string, ModuleArgumentNote>>
  /** Names of result fields that are secret. */
  readonly secretResults?: readonly string[]
  /** After this time the caller is told that the command failed; default 60. */
  readonly timeLimitSeconds?: number
}

/** A command with what it does. */
export interface ModuleCommand extends CommandSpec {
  readonly run: (args: never, context: ModuleContext) => unknown
}

/** What the file of a module exports by default. */
export interface ThirdPartyModule {
  readonly commands: readonly ModuleCommand[]
}

/** Makes one command; the handler's arguments and its result are typed by the definition. */
export const command = <const A extends readonly Field[], const R extends Field>(
  spec: CommandSpec<A, R>,
  run: (
    args: ArgsOf<{ args: A }>,
    context: ModuleContext,
  ) => Outcome<AnswerOf<{ result: R }>> | Promise<Outcome<AnswerOf<{ result: R }>>>,
): ModuleCommand => ({ ...spec, run })

/** The module; its name is that of its file. */
export const defineModule = (...commands: readonly ModuleCommand[]): ThirdPartyModule => ({ commands })

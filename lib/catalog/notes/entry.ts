import type { ArgumentNote, CommandNotes } from '@/lib/commands/notes'

/**
 * What is written by hand about a command. Its arguments have the shared notes of `arguments.ts`; here are only those
 * that mean something else in this command.
 *
 * How to choose the effect:
 * - `read` changes nothing at all, not even a file on the server's disk.
 * - `destructive` takes away what the same form cannot put back: stored data, a session, a running service, a token.
 * - `write` is all the rest. Setting a value is one, also where it replaces another; so is taking out an entry that the
 *   call names completely (`srg_user_del`), because the counterpart puts exactly that back.
 */
export interface Entry extends Omit<CommandNotes, 'args' | 'argsOfVersion'> {
  /** By name, or "tuple.field" for a field of a tuple whose name an argument has too. */
  readonly args?: Notes
  /** The same for API versions below the key. */
  readonly argsBelow?: Readonly<Record<number, Notes>>
}

type Notes = Readonly<Record<string, ArgumentNote>>

/** The entries of one area, by command name. */
export type Entries = Readonly<Record<string, Entry>>

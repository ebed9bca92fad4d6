import { type CommandFailure, type Outcome, ok } from '@/lib/commands/outcome'

/** Outcomes that many handlers give. */

export const success: Outcome<boolean> = ok(true)

/** A `rescode` that failed; ejabberdctl prints the reason. */
export const failed = (reason: string): CommandFailure => ({ kind: 'failed', reason })

/** The answer of a question: yes, or a failure whose reason is "false". */
export const yesNo = (yes: boolean): Outcome<boolean> => (yes ? success : failed('false'))

/** Where ejabberd's own code falls over: a value that it does not expect, a module that is not loaded. */
export const crashed: CommandFailure = { kind: 'crashed' }

import type { Failure, Outcome } from '@/lib/commands/outcome'
import { failureWords } from './failure-words'

/** A command that did not succeed, for what awaits a value. Its message and `next` can be shown. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  /** The cause and what to do, in sentences. */
  readonly next: string | undefined

  constructor(
    readonly failure: Failure,
    readonly command: string,
    words: { readonly title: string; readonly next?: string } = failureWords(failure, command),
  ) {
    super(words.title)
    this.next = words.next
  }
}

/** The value of an outcome; a failure is raised as a `CommandError`. */
export function valueOrThrow<V>(outcome: Outcome<V>, command: string): V {
  if (outcome.kind === 'ok') return outcome.value
  throw new CommandError(outcome, command)
}

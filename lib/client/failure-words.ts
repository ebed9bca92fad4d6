import type { Failure } from '@/lib/commands/outcome'

/** A failure as a person reads it. `title` has no full stop; `next` is the cause and what to do, in sentences. */
export interface FailureWords {
  readonly title: string
  readonly next?: string
}

/** The words for each way in which `command` may fail; short enough for a panel or a cell's hint. */
export function failureWords(failure: Failure, command: string): FailureWords {
  switch (failure.kind) {
    case 'failed': {
      // “false” is how a command without a reason says that it failed.
      const reason = failure.reason === 'false' ? undefined : failure.reason
      return {
        title: reason ?? 'The server reports failure',
        next: reason ? undefined : 'It gives no reason here. Check that what the arguments name exists.',
      }
    }
    case 'refused':
    case 'not-found':
      return { title: failure.reason || 'The server refused without a reason' }
    case 'conflict':
    case 'error':
      return { title: failure.message }
    case 'crashed':
      if (failure.reason) return { title: failure.reason }
      return {
        title: 'The command failed unexpectedly on the server',
        next: 'Often a value that it did not foresee. The server’s log has the details.',
      }
    case 'forbidden':
      return {
        title: 'You are not permitted to run this',
        next: `A rule in the server’s api_permissions must allow ${command} for your account; where it names a virtual host, the access rule configure must too.`,
      }
    case 'unknown-command':
      return {
        title: 'This server does not have the command',
        next: `${command} belongs to another release, or its module is not loaded.`,
      }
    case 'internal-command':
      return { title: 'Internal command', next: 'The server lets no interface run it.' }
    case 'no-command-name':
    case 'bad-body':
      return { title: 'The server did not understand the request' }
    case 'bad-credentials':
      return {
        title: 'The server no longer accepts your password',
        next: 'It was changed, or the account was banned or removed. Sign in again.',
      }
    case 'bad-token':
      return { title: 'Your token is expired or revoked', next: 'Sign in again with a new one.' }
    case 'slow-down':
      return {
        title: 'Too many attempts',
        next: `The server asks to wait ${failure.retryAfterSeconds} seconds.`,
      }
    case 'bad-argument':
      return { title: failure.message || `The server cannot read the argument “${failure.argument}”` }
    case 'unreachable':
      return {
        title: 'The server cannot be reached',
        next: `${failure.message}. Check that it runs and that its address is right.`,
      }
    case 'timeout':
      return {
        title: `The server did not answer within ${failure.timeoutMs / 1000} seconds`,
        next: 'It may still be working on the command.',
      }
    case 'too-large':
      return {
        title: 'The answer is too large',
        next: `It has more than ${Math.round(failure.limitBytes / 1_048_576)} MB. Ask for less.`,
      }
    case 'malformed-answer':
      return { title: 'The server answered something that is no answer', next: failure.message }
  }
}

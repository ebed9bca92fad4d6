import type { Failure, Refusal } from '@/lib/commands/outcome'
import { flatTerm, type Term } from '@/lib/commands/pretty-term'
import { type ShortAnswer, said } from './answer'

/** How a call that failed is told (SPEC 11). Always exit code 1, but where the command chose another. */
export function failureAnswer(failure: Failure): ShortAnswer {
  switch (failure.kind) {
    case 'failed':
      return said('', 1, `Error: ${failure.reason ?? 'error'}\n`)
    case 'refused':
      return said(refusal(failure), 1)
    case 'not-found':
      return said(flatTerm({ tuple: [{ atom: 'not_found' }, { text: failure.reason }] }), 1)
    case 'conflict':
      return said(`Error: conflict: ${failure.message}`, exitOf(failure.code))
    case 'error':
      // Code 0 is that of a restuple, which has no word of its own.
      if (failure.code === 0) return said(returned({ text: failure.message }), 1)
      return said(`Error: cannot_register: ${failure.message}`, exitOf(failure.code))
    case 'crashed':
      return failure.thrown === undefined
        ? said(crash('the log of the server says more'), 1)
        : said(failure.thrown, 1)
    case 'forbidden':
      return said(errorTerm({ atom: 'access_rules_unauthorized' }), 1)
    case 'internal-command':
      return said(errorTerm({ atom: 'frontend_cannot_call_an_internal_command' }), 1)
    case 'unknown-command':
      return said('Error: unknown command', 1)
    case 'bad-argument':
      return failure.problem === 'unreadable'
        ? said(crash(`exception error: ${failure.message}`), 1)
        : said(`Error: ${failure.message}`, 2)
    // ejabberd has no words for what follows.
    case 'no-command-name':
    case 'bad-body':
      return said('Error: This is no line of ejabberdctl.', 1)
    case 'bad-credentials':
      return said('Error: There is no such account, or its password is another.', 1)
    case 'bad-token':
      return said('Error: The token is unknown, expired or revoked.', 1)
    case 'slow-down':
      return said(`Error: Too many wrong passwords. Try again in ${failure.retryAfterSeconds} seconds.`, 1)
    case 'timeout':
      return said(`Error: The server did not answer within ${failure.timeoutMs / 1000} seconds.`, 1)
    case 'too-large':
      return said(`Error: The answer is larger than ${failure.limitBytes} bytes.`, 1)
    case 'unreachable':
    case 'malformed-answer':
      return said(`Error: ${failure.message}`, 1)
  }
}

/** What ejabberd prints where its own code fell over; `about` stands for the trace of an Erlang process. */
const crash = (about: string) => `Unhandled exception occurred executing the command:\n** ${about}`

/** A reason that the command gave back has two lines, one that it threw is a term. */
function refusal({ reason, atom, binary, returned: isReturned }: Refusal): string {
  const term: Term = atom ? { atom: reason } : binary ? { binary: reason } : { text: reason }
  if (isReturned) return returned(term)
  return atom ? reason : errorTerm(term)
}

const returned = (term: Term) => `Error: error\nError: ${flatTerm(term)}`

const errorTerm = (term: Term) => flatTerm({ tuple: [{ atom: 'error' }, term] })

const exitOf = (code: number) => (code >= 1 && code <= 255 ? code : 1)

import { failureWords } from '@/lib/client/failure-words'
import type { Effect } from '@/lib/commands/notes'
import type { Outcome } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'

/** How a run ended, in words. */
export interface OutcomeWords {
  /** One or two words for a row. */
  readonly verdict: string
  readonly tone: 'success' | 'destructive' | 'write'
  /** One sentence, without a full stop. */
  readonly title: string
  /** The cause and the next step. */
  readonly next?: string
}

/** Plain words for every way in which a run of a command may end. */
export function describeOutcome(outcome: Outcome<Json>, command: string, effect: Effect): OutcomeWords {
  if (outcome.kind === 'ok') return { verdict: 'Done', tone: 'success', title: 'It worked' }
  // check_account and its like say no by failing; "failed" would be the wrong word for an answer.
  if (outcome.kind === 'failed' && effect === 'read') return no
  const { title, next } = failureWords(outcome, command)
  return { ...verdicts[outcome.kind], title, next: next ?? nextSteps[outcome.kind] }
}

const no: OutcomeWords = {
  verdict: 'No',
  tone: 'write',
  title: 'The server answers no',
  next: 'It gives no reason: “no” and “cannot tell” look the same here.',
}

type FailureKind = Exclude<Outcome['kind'], 'ok'>

/** `write` (amber): the command did not run, nothing has changed. `destructive` (red): it ran and failed, or may have. */
const verdicts: { readonly [K in FailureKind]: { verdict: string; tone: 'destructive' | 'write' } } = {
  failed: { verdict: 'Failed', tone: 'destructive' },
  refused: { verdict: 'Refused', tone: 'destructive' },
  'not-found': { verdict: 'Not found', tone: 'destructive' },
  conflict: { verdict: 'Conflict', tone: 'destructive' },
  error: { verdict: 'Error', tone: 'destructive' },
  crashed: { verdict: 'Crashed', tone: 'destructive' },
  'bad-body': { verdict: 'Not understood', tone: 'write' },
  'no-command-name': { verdict: 'Not understood', tone: 'write' },
  'unknown-command': { verdict: 'Unknown command', tone: 'write' },
  'bad-credentials': { verdict: 'Signed out', tone: 'write' },
  'bad-token': { verdict: 'Signed out', tone: 'write' },
  'slow-down': { verdict: 'Too fast', tone: 'write' },
  'bad-argument': { verdict: 'Wrong argument', tone: 'write' },
  'internal-command': { verdict: 'Internal', tone: 'write' },
  forbidden: { verdict: 'Not permitted', tone: 'write' },
  unreachable: { verdict: 'Not reached', tone: 'destructive' },
  timeout: { verdict: 'No answer', tone: 'destructive' },
  'too-large': { verdict: 'Too large', tone: 'destructive' },
  'malformed-answer': { verdict: 'No answer', tone: 'destructive' },
}

/** Where the failure itself says only what happened. */
const nextSteps: Partial<Record<FailureKind, string>> = {
  refused: 'The command looked at the arguments and refused: correct them and run it again.',
  'not-found': 'Something that the arguments name does not exist on the server.',
  conflict: 'What the arguments name exists already. Nothing was changed.',
  error: 'The command ran and gave up. The server’s log may have more.',
  'bad-body': 'Something on the way to the server changes requests. Look at the proxies in between.',
  'no-command-name': 'Something on the way to the server changes addresses. Look at the proxies in between.',
  'bad-argument': 'It is marked in the form. The command did not run.',
}

import { failureWords } from '@/lib/client/failure-words'
import { isSignedOut } from '@/lib/client/fetch-json'
import type { CatalogueAnswer, RunAnswer } from '@/lib/client/types'
import type { Failure } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'

/** What is known of something that a command reads. */
export type Reading<V> =
  | { readonly state: 'waiting' }
  | { readonly state: 'known'; readonly value: V }
  | Absence

/** Why there is nothing. */
export interface Absence {
  readonly state: 'absent'
  /** Two words, in the place of the number: "Not permitted". */
  readonly short: string
  /** The cause and what to do. */
  readonly title: string
  readonly next?: string
  /** What else it concerns. Where that is more than this figure, it is said once for the whole page. */
  readonly scope: 'figure' | 'server' | 'credentials'
  /** The call, where the rules refused it. */
  readonly refused?: RefusedCall
}

export interface RefusedCall {
  readonly server: string
  readonly failure: Failure
  readonly call: { readonly command: string; readonly args?: Readonly<Record<string, Json>> }
}

const absent = (short: string, next: string): Absence => ({
  state: 'absent',
  short,
  title: short,
  next,
  scope: 'figure',
})

/** Why a server cannot answer a command at all; undefined where it can, or where its commands are not known. */
export function whyNotThere(catalogue: CatalogueAnswer | undefined, command: string): Absence | undefined {
  if (!catalogue) return undefined
  const found = catalogue.commands.find(each => each.name === command)
  if (!found) return absent('Not there', `${catalogue.software} has no ${command}.`)
  return found.unavailable ? absent('Not available', found.unavailable) : undefined
}

/** Reads an answer. A failure says so instead of an old number. */
export function readingOf<V>(
  command: string,
  answer: RunAnswer | undefined,
  error: Error | null,
  read: (value: Json) => V | undefined,
): Reading<V> {
  // The shell asks to sign in again; no need to say it here too.
  if (isSignedOut(error)) return absent('Signed out', 'Sign in again to read it.')
  if (error) return { state: 'absent', short: 'Not read', title: error.message, scope: 'server' }
  if (!answer) return { state: 'waiting' }
  const { outcome } = answer
  if (outcome.kind !== 'ok') {
    const scope = scopeOf(outcome)
    const short = outcome.kind === 'forbidden' ? 'Not permitted' : scope === 'figure' ? 'Failed' : 'Not read'
    return { state: 'absent', short, ...failureWords(outcome, command), scope }
  }
  const value = read(outcome.value)
  if (value !== undefined) return { state: 'known', value }
  return absent('Not understood', `${command} answered something else than expected.`)
}

function scopeOf({ kind }: Failure): Absence['scope'] {
  if (kind === 'bad-credentials' || kind === 'bad-token') return 'credentials'
  return kind === 'unreachable' || kind === 'timeout' || kind === 'slow-down' ? 'server' : 'figure'
}

import { failureWords } from '@/lib/client/failure-words'
import type { CatalogueAnswer, RunAnswer } from '@/lib/client/types'
import type { Json } from '@/lib/commands/types'

/** What is known of something that a command reads. `absent` says why it may never be known here. */
export type Reading<V> =
  | { readonly state: 'waiting' }
  | { readonly state: 'known'; readonly value: V }
  | { readonly state: 'absent'; readonly title: string; readonly next?: string }

const waiting: Reading<never> = { state: 'waiting' }

/** Why a server cannot answer a command at all; undefined where it can, or where its commands are not known. */
export function whyNotThere(
  catalogue: CatalogueAnswer | undefined,
  command: string,
): Reading<never> | undefined {
  if (!catalogue) return undefined
  const found = catalogue.commands.find(each => each.name === command)
  if (!found)
    return { state: 'absent', title: 'Not on this server', next: `${catalogue.software} has no ${command}.` }
  return found.unavailable ? { state: 'absent', title: 'Not available', next: found.unavailable } : undefined
}

/** Reads an answer. An earlier one stays while the next is under way; a failure says so instead of an old number. */
export function readingOf<V>(
  command: string,
  answer: RunAnswer | undefined,
  error: Error | null,
  read: (value: Json) => V | undefined,
): Reading<V> {
  if (error) return { state: 'absent', title: 'Not read', next: error.message }
  if (!answer) return waiting
  if (answer.outcome.kind !== 'ok') return { state: 'absent', ...failureWords(answer.outcome, command) }
  const value = read(answer.outcome.value)
  if (value !== undefined) return { state: 'known', value }
  return {
    state: 'absent',
    title: 'Not understood',
    next: `${command} answered something else than expected.`,
  }
}

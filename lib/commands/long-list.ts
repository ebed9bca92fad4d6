import { type Outcome, ok } from './outcome'
import type { LongList, Value } from './types'

/** How a call ended that may have given a list in pieces. */
export type LongOutcome = Outcome | Long

/** The call gave a list in pieces. */
interface Long {
  readonly kind: 'ok'
  readonly value: LongList
}

/** The most JSON that a long list is put together to, where somebody needs all of it at once. */
const WHOLE_BYTES_MAX = 8 * 1024 * 1024

export const isLong = (outcome: LongOutcome): outcome is Long =>
  outcome.kind === 'ok' &&
  typeof outcome.value === 'object' &&
  outcome.value !== null &&
  Symbol.asyncIterator in outcome.value

/** The list itself where it has one piece at most, which is quicker to answer; else all of its pieces. */
export async function shortOrLong<V extends Value>(
  pieces: AsyncGenerator<readonly V[]>,
): Promise<readonly V[] | LongList<V>> {
  const first = await pieces.next()
  if (first.done) return []
  const second = await pieces.next()
  if (second.done) return first.value
  const start = [first.value, second.value]
  return (async function* () {
    yield* start
    yield* pieces
  })()
}

/** The outcome for who needs its value whole: `too-large` where that is a list of more than 8 MiB. */
export async function inOne(outcome: LongOutcome): Promise<Outcome> {
  if (!isLong(outcome)) return outcome
  const whole: Value[] = []
  let bytes = 0
  for await (const piece of outcome.value) {
    for (const element of piece) whole.push(element)
    bytes += sizeOf(piece)
    if (bytes > WHOLE_BYTES_MAX) return { kind: 'too-large', limitBytes: WHOLE_BYTES_MAX }
  }
  return ok(whole)
}

/** Of its JSON, about. */
const sizeOf = (piece: readonly Value[]) =>
  JSON.stringify(piece, (_, part) => (typeof part === 'bigint' ? String(part) : part)).length

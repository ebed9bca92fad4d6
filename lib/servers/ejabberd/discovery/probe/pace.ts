/** How gently a server is asked. */
export interface Pace {
  /** Questions that are begun in a second, at most. */
  readonly perSecond: number
  /** Questions under way at once, at most. */
  readonly atOnce: number
  /** All together, in milliseconds. */
  readonly totalMs: number
}

export const DEFAULT_PACE: Pace = { perSecond: 50, atOnce: 4, totalMs: 5 * 60_000 }

/**
 * Lets its caller go on when the next question may be begun; throws what `signal` says once it is aborted.
 */
export function createPace(perSecond: number, signal: AbortSignal): () => Promise<void> {
  const everyMs = 1000 / perSecond
  let nextAt = 0
  return async () => {
    signal.throwIfAborted()
    const now = Date.now()
    const at = Math.max(now, nextAt)
    nextAt = at + everyMs
    if (at > now) await new Promise(resolve => setTimeout(resolve, at - now))
    signal.throwIfAborted()
  }
}

/** Does something for each, some at once; ends with the first that throws. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const worker = async () => {
    for (const item of rest) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

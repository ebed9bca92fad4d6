import type { Health, KnownHealth } from '../server'

/** How often a watched server is looked at, however many people watch. */
const EVERY_MS = 5_000
/** Nobody asked for so long: it is no longer watched. */
const WATCHED_MS = 60_000
/** What is older than this is worth waiting for. */
const FRESH_MS = 2 * EVERY_MS

/** What one look found. */
export type Look =
  | { readonly state: 'up'; readonly software: string; readonly latencyMs: number }
  | { readonly state: 'down'; readonly message: string }

export interface HealthWatch {
  /**
   * The state as it was found in the background, at once. Where nothing fresh is known yet it is waited for, for
   * `patienceMs` at most; then it is what is known, or `unknown`.
   */
  health(patienceMs?: number): Promise<Health>
  close(): void
}

/** @param look never throws; bounded in time by itself */
export function createHealthWatch(look: () => Promise<Look>): HealthWatch {
  let known: KnownHealth | undefined
  let looking: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let wantedAt = 0
  let isClosed = false

  const lookNow = async () => {
    const found = await look()
    const checkedAt = Date.now()
    known = { ...found, checkedAt, since: known?.state === found.state ? known.since : checkedAt }
  }

  const refresh = () => {
    looking ??= lookNow().finally(() => {
      looking = undefined
      plan()
    })
    return looking
  }

  const plan = () => {
    clearTimeout(timer)
    if (isClosed || Date.now() - wantedAt > WATCHED_MS) return
    timer = setTimeout(refresh, EVERY_MS).unref()
  }

  return {
    async health(patienceMs = Number.POSITIVE_INFINITY) {
      wantedAt = Date.now()
      if (known && wantedAt - known.checkedAt < FRESH_MS) return known
      await within(refresh(), patienceMs)
      return known ?? { state: 'unknown' }
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

async function within(done: Promise<void>, patienceMs: number): Promise<void> {
  if (patienceMs === Number.POSITIVE_INFINITY) return done
  let timer: NodeJS.Timeout | undefined
  const tired = new Promise<void>(resolve => {
    timer = setTimeout(resolve, patienceMs)
  })
  await Promise.race([done, tired])
  clearTimeout(timer)
}

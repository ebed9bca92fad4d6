import type { RunRow } from '@/lib/store/console-tables'

/** Beyond this many different rows at a time, arguments are left out so that rows become equal. Nothing goes uncounted. */
const DETAILED_MAX = 200

/** Gathers rows for one write: equal ones become one that counts. A flood of calls costs a bounded number of rows. */
export interface Fold {
  add(row: RunRow): void
  /** The rows gathered since the last time. */
  take(): RunRow[]
}

export function createFold(): Fold {
  let rows = new Map<string, RunRow>()
  return {
    add(row) {
      const fits = rows.size < DETAILED_MAX
      const kept = fits ? row : { ...row, args: null, address: null }
      const key = keyOf(kept)
      const same = rows.get(key)
      if (!same) rows.set(key, kept)
      else {
        same.calls += kept.calls
        same.duration_ms = Math.max(same.duration_ms ?? 0, kept.duration_ms ?? 0)
      }
    },
    take() {
      const taken = [...rows.values()]
      rows = new Map()
      return taken
    },
  }
}

/** All that makes two calls different to who reads about them. Lengths keep names from outside apart. */
function keyOf({
  server_id,
  command,
  version,
  actor,
  address,
  frontend,
  args,
  outcome_kind,
}: RunRow): string {
  const who = `${actor?.length} ${actor} ${command.length} ${command}`
  return `${server_id} ${version} ${frontend} ${outcome_kind} ${address} ${who} ${args}`
}

/** The calendar repeats itself after 400 years. */
const CYCLE_SECONDS = 146_097n * 86_400n

/** `YYYY-MM-DDTHH:MM:SSZ` of a second since 1970, however far away; a year that does not fit is `****`, as Erlang prints it. */
export function formatSeconds(since1970: number | bigint): string {
  const seconds = BigInt(since1970)
  const within = ((seconds % CYCLE_SECONDS) + CYCLE_SECONDS) % CYCLE_SECONDS
  const text = new Date(Number(within) * 1000).toISOString()
  const year = String(BigInt(text.slice(0, 4)) + (400n * (seconds - within)) / CYCLE_SECONDS)
  return `${year.length > 4 ? '****' : year.padStart(4, '0')}${text.slice(4, 19)}Z`
}

/** The present, as ejabberd writes it: with microseconds. */
export function formatNow(): string {
  const microseconds = Math.floor((performance.timeOrigin + performance.now()) * 1000)
  const date = new Date(Math.floor(microseconds / 1000))
  return date.toISOString().replace('Z', `${String(microseconds % 1000).padStart(3, '0')}Z`)
}

/** Seconds since 1970. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1000)

/** A moment as the database's `CURRENT_TIMESTAMP` writes it: "YYYY-MM-DD HH:MM:SS", UTC. */
export function databaseTime(ms: number): string {
  const furthest = Math.max(-62_167_219_200_000, Math.min(ms, 253_402_300_799_000))
  return new Date(furthest).toISOString().slice(0, 19).replace('T', ' ')
}

/** Lets everything else that waits have its turn; long work calls it between its pieces. */
export const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

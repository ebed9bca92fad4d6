/** Seconds since 1970 that an integer's text means; undefined where no date could show it. */
export function secondsOf(text: string): number | undefined {
  const seconds = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN
  return Math.abs(seconds) <= 8.64e12 ? seconds : undefined
}

/** The UTC form that ejabberd's commands take and give: `YYYY-MM-DDTHH:MM:SSZ`. */
export const isoOf = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z')

/** The value of a `datetime-local` input: the same moment in the person's own time zone. */
export function localInputOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  const text = shifted.toISOString()
  return text.startsWith('+') || text.startsWith('-') ? '' : text.slice(0, 19)
}

/** The moment that a `datetime-local` input shows. */
export function secondsOfLocalInput(value: string): number | undefined {
  const ms = new Date(value).getTime()
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000)
}

/** What the argument holds, as a moment: seconds for an integer, a UTC time for text. */
export function momentOf(kind: string, text: string | null): number | undefined {
  if (text === null) return undefined
  if (kind === 'integer') return secondsOf(text)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? secondsOfLocalInput(text) : undefined
}

/** The other way round. */
export const textOfMoment = (kind: string, seconds: number): string =>
  kind === 'integer' ? String(seconds) : isoOf(seconds)

/** 1204388 → "1,204,388"; text (an integer too large to be exact) gets its separators all the same. */
export function formatCount(value: number | string): string {
  const text = String(value)
  return /^-?\d+$/.test(text) ? BigInt(text).toLocaleString('en') : text
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

/** Seconds as the two largest units that say something: "41 d 16 h", "3 min 4 s", "0 s". */
export function formatDuration(seconds: number): string {
  let rest = Math.max(0, Math.floor(seconds))
  const parts: string[] = []
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (parts.length > 0 || count > 0 || unit === 's') parts.push(`${count} ${unit}`)
  }
  const [first = '', second = ''] = parts
  return second === '' || second.startsWith('0 ') ? first : `${first} ${second}`
}

/** A moment in the browser's own time zone, to the minute: "12 Oct 2025, 10:20". */
export const formatMoment = (atMs: number): string =>
  new Date(atMs).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

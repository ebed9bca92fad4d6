/** What this browser saw of a figure since the page was opened. */
export interface Sample {
  readonly atMs: number
  readonly value: number
}

/** An hour of one each ten seconds. */
const SAMPLES_MAX = 360

const seen = new Map<string, readonly Sample[]>()

/** Adds a sample of `key`, unless that moment is known already; gives all of them, oldest first. */
export function keepSample(key: string, sample: Sample): readonly Sample[] {
  const before = seen.get(key) ?? []
  const last = before.at(-1)
  if (last && last.atMs >= sample.atMs) return before
  const after = [...before.slice(1 - SAMPLES_MAX), sample]
  seen.set(key, after)
  return after
}

/** The lowest and the highest. */
export function rangeOf(samples: readonly Sample[]): { low: number; high: number } {
  const values = samples.map(each => each.value)
  return { low: Math.min(...values), high: Math.max(...values) }
}

/**
 * The course as an SVG path in a box of `width` by `height`: a step at each sample, since between two nothing is known.
 * A course that does not change is a line in the middle.
 */
export function stepPath(samples: readonly Sample[], width: number, height: number): string {
  const [first] = samples
  const last = samples.at(-1)
  if (!first || !last) return ''
  const { low, high } = rangeOf(samples)
  const span = Math.max(1, last.atMs - first.atMs)
  const x = (atMs: number) => round(((atMs - first.atMs) / span) * width)
  const y = (value: number) => round(high === low ? height / 2 : ((high - value) / (high - low)) * height)
  const steps = samples.slice(1).map(each => `H${x(each.atMs)}V${y(each.value)}`)
  return `M0 ${y(first.value)}${steps.join('')}H${width}`
}

const round = (value: number) => Math.round(value * 10) / 10

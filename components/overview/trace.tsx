import { formatCount } from './format'
import { rangeOf, type Sample, stepPath } from './samples'

const WIDTH = 200
const HEIGHT = 24

const clock = (atMs: number) =>
  new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** The course of a figure since the page was opened; says so, since nobody kept an earlier one. */
export function Trace({ samples }: { samples: readonly Sample[] }) {
  const [first] = samples
  const last = samples.at(-1)
  if (!first || !last) return null
  const { low, high } = rangeOf(samples)
  const alone = samples.length < 2
  const range = alone ? 'watched' : low === high ? 'steady' : `${formatCount(low)} to ${formatCount(high)}`
  return (
    <div className="grid h-11 content-end gap-1">
      <svg
        viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-6 w-full overflow-visible"
      >
        <path
          d={stepPath(samples, WIDTH, HEIGHT)}
          fill="none"
          stroke={alone ? 'var(--control)' : 'var(--accent)'}
          strokeWidth="1.25"
          strokeDasharray={alone ? '1 4' : undefined}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p className="text-caption text-faint tabular-nums">
        {range} since {clock(first.atMs)}
      </p>
    </div>
  )
}

'use client'

import { cx } from '@/components/ui/cx'
import { timeLeft, timeSince } from './time-left'
import { useNow } from './use-now'

const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** "23 Nov 2026, 03:10" in the time of this browser. */
export const moment = (atMs: number) => exact.format(atMs)

/** How long until then, counting down. */
export function Countdown({ atMs, className }: { atMs: number | null; className?: string }) {
  const minutes = useNow(60_000)
  // Seconds are shown in the last hour only.
  const isSoon = atMs !== null && Math.abs(atMs - minutes) < 3_660_000
  const now = useNow(isSoon ? 1000 : 60_000)
  if (atMs === null) return <span className="text-faint">not told</span>
  const left = (atMs - now) / 1000
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={moment(atMs)}
      className={cx('whitespace-nowrap tabular-nums', left <= 0 && 'text-faint', className)}
    >
      {timeLeft(left)}
    </time>
  )
}

/** How long ago that was. */
export function Ago({ atMs, never }: { atMs: number | null; never: string }) {
  const now = useNow(60_000)
  if (atMs === null) return <span className="text-faint">{never}</span>
  return (
    <time dateTime={new Date(atMs).toISOString()} title={moment(atMs)} className="whitespace-nowrap">
      {timeSince((Math.max(now, atMs) - atMs) / 1000)}
    </time>
  )
}

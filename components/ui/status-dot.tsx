import { cx } from './cx'

export type Status = 'up' | 'down' | 'unknown'

const looks: Record<Status, string> = {
  up: 'bg-success',
  // A shape of its own: colour alone does not tell.
  down: 'bg-destructive rounded-none rotate-45 scale-90',
  unknown: 'border border-control',
}

/** Always beside its word. */
export function StatusDot({ status, className }: { status: Status; className?: string }) {
  return (
    <span aria-hidden className={cx('inline-block size-2 shrink-0 rounded-full', looks[status], className)} />
  )
}

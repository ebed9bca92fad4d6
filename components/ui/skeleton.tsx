import { cx } from './cx'

/** Holds the place of what is coming, in its size; seen only when that takes longer than a moment. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block rounded-sm bg-line animate-late', className)} />
}

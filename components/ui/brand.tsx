import { cx } from './cx'

/** Two jacks and the cord between them. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cx('size-6 text-accent', className)}>
      <g fill="none" stroke="currentColor" strokeWidth="1.75">
        <circle cx="5.5" cy="6" r="3.5" />
        <circle cx="18.5" cy="6" r="3.5" />
        <path d="M5.5 6c0 18 13 18 13 0" strokeLinecap="round" />
      </g>
      <circle cx="5.5" cy="6" r="1.25" fill="currentColor" />
      <circle cx="18.5" cy="6" r="1.25" fill="currentColor" />
    </svg>
  )
}

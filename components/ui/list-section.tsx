import type { ReactNode } from 'react'

interface ListSectionProps {
  title: string
  /** How many there are. */
  count?: number
  /** One sentence below the title. */
  about: string
  children: ReactNode
}

/** A part of a page with a list of its own: the title, and rows below a line. */
export function ListSection({ title, count, about, children }: ListSectionProps) {
  return (
    <section aria-label={title}>
      <div className="border-b border-line-strong pb-2">
        <h2 className="text-section">
          {title}{' '}
          {count !== undefined && <span className="font-normal text-muted tabular-nums">{count}</span>}
        </h2>
        <p className="text-muted text-pretty">{about}</p>
      </div>
      {children}
    </section>
  )
}

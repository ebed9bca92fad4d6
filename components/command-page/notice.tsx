import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

/** Something to know before filling in the form. */
export function Notice({ tone, children }: { tone: 'write' | 'plain'; children: ReactNode }) {
  const Icon = tone === 'write' ? TriangleAlert : Info
  return (
    <div
      className={cx(
        'mb-5 flex gap-2.5 border-l-2 px-3.5 py-2.5',
        tone === 'write' ? 'border-write bg-write-soft' : 'border-line-strong bg-sunken',
      )}
    >
      <Icon
        aria-hidden
        className={cx('mt-0.5 size-4 shrink-0', tone === 'write' ? 'text-write' : 'text-faint')}
      />
      <div className="grid min-w-0 gap-1 text-pretty">{children}</div>
    </div>
  )
}

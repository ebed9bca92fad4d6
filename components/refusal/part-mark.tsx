import { CircleCheck, CircleMinus, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

const marks = {
  yes: { icon: CircleCheck, ink: 'text-success', word: 'Fits' },
  no: { icon: CircleX, ink: 'text-destructive', word: 'Does not fit' },
  idle: { icon: CircleMinus, ink: 'text-faint', word: 'Not asked' },
}

interface PartMarkProps {
  state: keyof typeof marks
  className?: string
  children: ReactNode
}

/** One check of many: its outcome as a sign and as a word, and what it is about. */
export function PartMark({ state, className, children }: PartMarkProps) {
  const { icon: Icon, ink, word } = marks[state]
  return (
    <div className={cx('flex min-w-0 gap-2', className)}>
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', ink)} />
      <div className="grid min-w-0 content-start gap-0.5 wrap-anywhere">
        <VisuallyHidden>{word}: </VisuallyHidden>
        {children}
      </div>
    </div>
  )
}

import { CircleSlash } from 'lucide-react'
import { WhyRefused } from '@/components/refusal/why-refused'
import { Tooltip } from '@/components/ui/tooltip'
import type { Absence } from './reading'

/** In the place of a large number: why there is none. */
export function Absent({ absence: { short, title, next, scope, refused } }: { absence: Absence }) {
  const why = short === title ? next : [title, next].filter(Boolean).join('. ')
  return (
    <div className="grid gap-1 pt-1.5">
      <p className="flex items-center gap-1.5 text-section font-medium text-muted">
        <CircleSlash aria-hidden className="size-3.5 shrink-0 text-faint" />
        {short}
      </p>
      {scope === 'figure' && why && (
        <p className="text-caption text-muted text-pretty wrap-anywhere">{why}</p>
      )}
      {refused && (
        <p className="text-caption">
          <WhyRefused {...refused}>Why was this refused?</WhyRefused>
        </p>
      )}
    </div>
  )
}

/** The same in a line or a cell, where the reason has to wait for a pointer or the focus. */
export function AbsentShort({ absence: { short, title, next, refused } }: { absence: Absence }) {
  if (refused) return <WhyRefused {...refused}>{short}</WhyRefused>
  return (
    <Tooltip text={[title, next].filter(Boolean).join('. ')}>
      <button
        type="button"
        className="rounded-sm whitespace-nowrap text-faint underline decoration-dotted underline-offset-3"
      >
        {short}
      </button>
    </Tooltip>
  )
}

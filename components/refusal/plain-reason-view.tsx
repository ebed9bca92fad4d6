import { ShieldX } from 'lucide-react'
import type { PlainReason } from './plain-reasons'

export function PlainReasonView({ reason: { title, sentences } }: { reason: PlainReason }) {
  return (
    <div className="flex gap-3">
      <ShieldX aria-hidden className="mt-px size-5 shrink-0 text-destructive" />
      <div className="grid min-w-0 max-w-prose gap-2 wrap-anywhere">
        <p className="text-section">{title}</p>
        {sentences.map(sentence => (
          <p key={sentence} className="text-pretty">
            {sentence}
          </p>
        ))}
      </div>
    </div>
  )
}

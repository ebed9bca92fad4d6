import { CircleCheck } from 'lucide-react'
import { isObject } from '../fits'
import type { ViewProps } from './view-props'

/** A command that only says that it worked, perhaps with a sentence. */
export function SuccessView({ value }: ViewProps) {
  const text = isObject(value) ? value.text : value
  return (
    <p className="flex gap-2.5">
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
      <span className="whitespace-pre-wrap wrap-anywhere">
        {typeof text === 'string' && text !== '' ? text : 'The server reports success.'}
      </span>
    </p>
  )
}

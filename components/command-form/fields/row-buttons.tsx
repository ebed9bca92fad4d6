'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { useFormParts } from '../form-parts'

interface Props {
  /** "Group 2" */
  label: string
  at: number
  count: number
  move: (from: number, to: number) => void
  remove: (at: number) => void
}

/** What can be done to one row of a list. */
export function RowButtons({ label, at, count, move, remove }: Props) {
  const { isDisabled } = useFormParts()
  return (
    <span className="flex shrink-0">
      {count > 1 && (
        <>
          <IconButton
            size="sm"
            icon={ArrowUp}
            label={`Move up: ${label}`}
            disabled={isDisabled || at === 0}
            onClick={() => move(at, at - 1)}
          />
          <IconButton
            size="sm"
            icon={ArrowDown}
            label={`Move down: ${label}`}
            disabled={isDisabled || at === count - 1}
            onClick={() => move(at, at + 1)}
          />
        </>
      )}
      <IconButton
        size="sm"
        icon={X}
        label={`Remove: ${label}`}
        disabled={isDisabled}
        onClick={() => remove(at)}
      />
    </span>
  )
}

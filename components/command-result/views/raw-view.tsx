'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { maskResult } from '../mask-result'
import type { ViewProps } from './view-props'

const SHOWN_MAX = 200_000

/** The answer as JSON; its secrets on demand. */
export function RawView({ field, value, secrets }: ViewProps) {
  const [isOpen, setOpen] = useState(false)
  const text = JSON.stringify(isOpen ? value : maskResult(field, value, secrets), null, 2)
  return (
    <div className="grid justify-items-start gap-2 [&>section]:w-full">
      <CodeBlock label="JSON" code={text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}\n…` : text} />
      {text.length > SHOWN_MAX && (
        <p className="text-caption text-muted">
          The beginning only. Export the table as JSON to have it all.
        </p>
      )}
      {secrets.length > 0 && (
        <Button size="sm" aria-pressed={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide secrets' : 'Show secrets'}
        </Button>
      )}
    </div>
  )
}

'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Explanation } from '@/lib/access/explanation'
import { RuleItem } from './rule-item'

/** Shown at first: those that are about the command, or the nearest where none is. */
const FIRST_MAX = 6
const FIRST_MIN = 3

export function RuleList({ explanation, file }: { explanation: Explanation; file: string }) {
  const { rules, asked } = explanation
  const [all, setAll] = useState(false)
  const covering = rules.filter(({ what }) => what.fits).length
  const wanted = Math.max(FIRST_MIN, Math.min(covering, FIRST_MAX))
  const first = rules.length <= FIRST_MAX ? rules.length : wanted
  const rest = rules.length - first
  return (
    <>
      <ul className="grid border-t">
        {(all ? rules : rules.slice(0, first)).map(rule => (
          <RuleItem key={rule.name} rule={rule} command={asked.command} file={file} />
        ))}
      </ul>
      {rest > 0 && (
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={all}
          className="-ml-2.5 w-fit"
          onClick={() => setAll(!all)}
        >
          {all ? 'Show the nearest only' : `Show ${rest} more`}
        </Button>
      )}
    </>
  )
}

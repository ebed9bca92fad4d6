'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import type { RuleOverview } from '@/lib/yaml/overview'

/** A rule as a sentence, and as it is written. */
export function RuleRow({ rule, file }: { rule: RuleOverview; file: string }) {
  const { name, line, implied, from, who, what, covers, yaml } = rule
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className="grid gap-1 border-b py-3">
      <div className="flex items-baseline gap-3">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5">
          <h3 className="font-medium wrap-anywhere">{name}</h3>
          <span className="text-caption text-muted">
            {implied
              ? 'applies unwritten'
              : line !== undefined
                ? `${file}, line ${line}`
                : 'comes with Switchboard'}
          </span>
        </div>
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          YAML
        </Button>
      </div>
      <p className="max-w-[80ch] text-pretty wrap-anywhere">
        {capital(who.length > 0 ? who.join(', or ') : 'nobody')}
        <span className="text-muted"> may run </span>
        {what}
        <span className="text-muted"> through </span>
        {from}
        <span className="text-muted">. {coversText(covers)}</span>
      </p>
      <div id={id} hidden={!open} className="mt-1">
        <CodeBlock label={`The rule ${name}`} code={yaml} />
      </div>
    </li>
  )
}

/** A JID stays as it is. */
const capital = (text: string) => (/^\S*@/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1))

const coversText = (count: number) =>
  count === 0 ? 'No command of this server is covered.' : `${count} ${count === 1 ? 'command' : 'commands'}.`

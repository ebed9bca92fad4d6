'use client'

import { FileCheck2, FileInput } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { Pasted } from './use-pasted'

interface PasteBoxProps {
  label: string
  pasted: Pasted | undefined
  onRead: (text: string) => Promise<void>
  onForget: () => void
}

/** Takes the configuration of a server that keeps its rules to itself. */
export function PasteBox({ label, pasted, onRead, onForget }: PasteBoxProps) {
  const [text, setText] = useState('')
  const [reading, setReading] = useState(false)
  const read = async () => {
    setReading(true)
    await onRead(text)
    setReading(false)
  }
  if (pasted?.rules) {
    const { overview, caveats } = pasted.rules
    return (
      <div className="grid gap-2 border-l-2 border-success bg-success-soft px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FileCheck2 aria-hidden className="size-4 text-success" />
          <p className="min-w-0 flex-1 basis-56">
            Answers follow the pasted file: {overview.rules.length} rules, virtual hosts{' '}
            {overview.hosts.join(', ') || 'none'}.
          </p>
          <Button
            size="sm"
            onClick={() => {
              setText('')
              onForget()
            }}
          >
            Forget it
          </Button>
        </div>
        {caveats.map(caveat => (
          <p key={caveat} className="text-pretty">
            {caveat}
          </p>
        ))}
      </div>
    )
  }
  return (
    <div className="grid max-w-180 gap-3">
      <Field
        label={`ejabberd.yml of ${label}`}
        hint="It is read in this browser: not sent, not stored, gone when you leave the page. The keys hosts, acl, access_rules, api_permissions, host_config and append_host_config are enough."
        error={pasted && 'The rules cannot be read from this.'}
      >
        {control => (
          <Textarea
            {...control}
            mono
            rows={8}
            value={text}
            placeholder={'hosts: [example.org]\nacl: …\napi_permissions: …'}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      {pasted && (
        <ul className="grid gap-1 text-table">
          {pasted.problems.map(({ path, line, message }) => (
            <li key={path + message} className="wrap-anywhere">
              {line !== undefined && <span className="text-muted">Line {line}: </span>}
              <span className="font-mono">{path}</span> {message}
            </li>
          ))}
        </ul>
      )}
      <Button
        icon={FileInput}
        className="w-fit"
        pending={reading}
        reason={text.trim() === '' ? 'Paste the file first' : undefined}
        onClick={read}
      >
        Read the rules
      </Button>
    </div>
  )
}

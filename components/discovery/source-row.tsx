'use client'

import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { SourceSummary } from '@/lib/client/discovery'
import { formatMoment, sourceWords } from './source-words'

interface Props {
  source: SourceSummary
  /** Where it was never heard: why. */
  standing: string | undefined
  /** Why the person may not change anything. */
  reason: string | undefined
  pending: boolean
  onHandIn: (kind: 'docs' | 'file', file: string, text: string) => void
  onForget: () => void
}

export function SourceRow({ source, standing, reason, pending, onHandIn, onForget }: Props) {
  const { source: name, at, commands, file } = source
  const { title, about, missing } = sourceWords[name]
  const picker = useRef<HTMLInputElement>(null)
  const isDocument = name === 'docs' || name === 'file'
  return (
    <li className="grid gap-x-6 gap-y-1 border-b py-3 md:grid-cols-[minmax(0,12rem)_minmax(0,1fr)_auto]">
      <h3 className="font-semibold">{title}</h3>
      <div className="grid gap-0.5">
        <p className="text-pretty">{about}</p>
        <p className="text-muted tabular-nums">
          {at === null
            ? (standing ?? missing)
            : `${commands} commands, ${file ? `from ${file}, ` : ''}${formatMoment(at)}.`}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2 max-md:mt-1">
        {isDocument && (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              aria-label={`${title}: the file`}
              accept={name === 'docs' ? '.md,.markdown,text/markdown' : '.json,application/json'}
              onChange={async event => {
                const [chosen] = event.target.files ?? []
                event.target.value = ''
                if (chosen) onHandIn(name, chosen.name, await chosen.text())
              }}
            />
            <Button
              size="sm"
              icon={FileUp}
              pending={pending}
              reason={reason}
              aria-label={`Hand in: ${title}`}
              onClick={() => picker.current?.click()}
            >
              Hand in …
            </Button>
          </>
        )}
        {at !== null && name !== 'probe' && (
          <Button
            size="sm"
            variant="ghost"
            reason={reason}
            aria-label={`Forget: ${title}`}
            onClick={onForget}
          >
            Forget
          </Button>
        )}
      </div>
    </li>
  )
}

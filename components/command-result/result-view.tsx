'use client'

import { Braces } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Json } from '@/lib/commands/types'
import { fits, unwrap } from './fits'
import { viewFor } from './view-for'
import { RawView } from './views/raw-view'

interface Props {
  definition: Definition
  notes: CommandNotes
  value: Json
  /** Beside the button for the raw JSON. */
  tools?: ReactNode
}

/** What a successful run answered, by its declared type; the raw JSON is one press away. */
export function ResultView({ definition, notes, value: answered, tools }: Props) {
  const [isRaw, setRaw] = useState(false)
  const field = definition.result
  const value = unwrap(field, answered)
  const secrets = notes.secretResults ?? []
  if (!fits(field.type, value)) {
    return (
      <div className="grid gap-3">
        <p className="text-muted">
          The answer does not have the type that the command declares, so here it is as it came.
        </p>
        <RawView field={field} value={value} secrets={secrets} />
        {tools}
      </div>
    )
  }
  const View = isRaw ? RawView : viewFor[field.type.kind]
  return (
    <div className="grid gap-2">
      <View field={field} value={value} secrets={secrets} />
      <div className="-ml-2.5 flex flex-wrap items-center gap-1">
        <Button size="sm" variant="ghost" icon={Braces} aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
          {isRaw ? 'Back from JSON' : 'Raw JSON'}
        </Button>
        {tools}
      </div>
    </div>
  )
}

'use client'

import { Braces } from 'lucide-react'
import { useState } from 'react'
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
}

/** What a successful run answered, by its declared type; the raw JSON is one press away. */
export function ResultView({ definition, notes, value: answered }: Props) {
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
      </div>
    )
  }
  const View = isRaw ? RawView : viewFor[field.type.kind]
  return (
    <div className="grid gap-2">
      <View field={field} value={value} secrets={secrets} />
      <div>
        <Button
          size="sm"
          variant="ghost"
          icon={Braces}
          aria-pressed={isRaw}
          className="-ml-2.5"
          onClick={() => setRaw(!isRaw)}
        >
          {isRaw ? 'Back from JSON' : 'Raw JSON'}
        </Button>
      </div>
    </div>
  )
}

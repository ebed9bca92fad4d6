'use client'

import { Braces } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
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

const NONE: readonly string[] = []

/** What a successful run answered, by its declared type; the raw JSON is one press away. */
export function ResultView({ definition, notes, value: answered, tools }: Props) {
  const [isRaw, setRaw] = useState(false)
  const field = definition.result
  const { secretResults: secrets = NONE } = notes
  const { value, isFit } = useMemo(() => {
    const value = unwrap(field, answered)
    return { value, isFit: fits(field.type, value) }
  }, [field, answered])
  if (!isFit) {
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

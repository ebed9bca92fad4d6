'use client'

import { TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ShownArguments } from '@/components/form/shown-arguments'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import type { Json } from '@/lib/commands/types'

interface Props {
  definition: Definition
  notes: CommandNotes
  verb: string
  args: Readonly<Record<string, Json>>
  /** Shows what will be hit, where a read can tell. */
  preview?: ReactNode
  onConfirm: () => void
  onCancel: () => void
}

/** Before something is destroyed: what exactly, and the name typed by hand. */
export function ConfirmDialog({ definition, notes, verb, args, preview, onConfirm, onCancel }: Props) {
  const [typed, setTyped] = useState('')
  const isSame = typed.trim() === definition.name
  return (
    <Dialog
      open
      onOpenChange={open => !open && onCancel()}
      title={
        <>
          {verb}: run <span className="font-mono">{definition.name}</span>?
        </>
      }
      description={`${notes.summary}. This cannot be undone.`}
      footer={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button
            variant="destructive"
            reason={isSame ? undefined : `Type ${definition.name} first`}
            onClick={onConfirm}
          >
            {verb}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={event => {
          event.preventDefault()
          if (isSame) onConfirm()
        }}
      >
        {notes.caution && (
          <p className="flex gap-2 text-write">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>{notes.caution}</span>
          </p>
        )}
        <section aria-label="What is sent">
          <ShownArguments definition={definition} notes={notes} args={args} />
        </section>
        {preview}
        <Field
          label={
            <>
              Type <span className="font-mono">{definition.name}</span> to go on
            </>
          }
        >
          {control => (
            <Input {...control} mono value={typed} onChange={event => setTyped(event.target.value)} />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

'use client'

import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'

interface Props {
  /** "Paste many lines" */
  label: string
  /** How the text is understood. */
  hint: string
  /** How many rows the text makes. */
  count: (text: string) => number
  onAdd: (text: string) => void
}

/** Many rows at once. */
export function PasteDialog({ label, hint, count, onAdd }: Props) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const rows = count(text)
  const add = () => {
    onAdd(text)
    setText('')
    setOpen(false)
  }
  return (
    <>
      <Button size="sm" variant="ghost" icon={ClipboardPaste} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={label}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="primary" reason={rows === 0 ? 'Paste something first' : undefined} onClick={add}>
              {rows === 1 ? 'Add 1 row' : `Add ${rows.toLocaleString('en')} rows`}
            </Button>
          </>
        }
      >
        <Field label="Text" hint={hint}>
          {control => (
            <Textarea
              {...control}
              mono
              rows={8}
              className="min-h-40"
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
        </Field>
      </Dialog>
    </>
  )
}

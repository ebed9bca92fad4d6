'use client'

import { memo } from 'react'
import type { Field } from '@/lib/commands/types'
import { componentFor } from '../field-for'
import { useFormParts } from '../form-parts'
import { type Holder, noteFor } from '../note-for'

interface Props {
  field: Field
  path: string
  holder?: Holder
  rowLabel?: string
}

/** One argument, tuple field or list element; lists and tuples come back here for their parts. */
export const ArgumentField = memo(function ArgumentField({ field, path, holder, rowLabel }: Props) {
  const note = noteFor(useFormParts(), field, holder)
  const Component = componentFor(field, note)
  return <Component field={field} note={note} path={path} rowLabel={rowLabel} />
})

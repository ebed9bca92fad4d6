'use client'

import { Plus } from 'lucide-react'
import type { ClipboardEvent } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field-group'
import { useFormParts } from '../form-parts'
import { blank } from '../model'
import { holderOf, isText, noteFor } from '../note-for'
import { parseLines } from '../paste'
import { ArgumentField } from './argument-field'
import type { ArgumentFieldProps } from './argument-field-props'
import { EmptyListHint } from './empty-list-hint'
import { PasteDialog } from './paste-dialog'
import { RowButtons } from './row-buttons'
import { useOwnError } from './use-own-error'

/** Elements as rows: add, remove, move, paste many lines. */
export function ListField({ field, note, path, rowLabel }: ArgumentFieldProps) {
  const parts = useFormParts()
  const error = useOwnError(path)
  const { getValues, setValue } = useFormContext()
  const { fields: rows, append, insert, move, remove } = useFieldArray({ name: path })
  if (field.type.kind !== 'list') return null
  const element = field.type.of
  const holder = holderOf(field, note)
  const elementLabel = noteFor(parts, element, holder).label
  const isScalar = element.type.kind !== 'list' && element.type.kind !== 'tuple'
  const isLines = isText(element)

  const pasteLines = (at: number) => (event: ClipboardEvent) => {
    const lines = parseLines(event.clipboardData.getData('text'))
    if (!isLines || lines.length < 2 || event.target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    const [first, ...more] = lines
    const cell = `${path}.${at}.value`
    const isBlank = getValues(cell) === null
    if (isBlank) setValue(cell, first, { shouldDirty: true, shouldValidate: true })
    insert(
      at + 1,
      (isBlank ? more : lines).map(value => ({ value })),
      { shouldFocus: false },
    )
  }
  return (
    <FieldGroup
      legend={rowLabel ?? note.label}
      hint={note.about}
      error={error}
      rail={!isScalar || rowLabel !== undefined}
    >
      {rows.length > 0 && (
        <ol className={isScalar ? 'grid gap-2' : 'grid gap-5'}>
          {rows.map((row, at) => {
            const label = `${elementLabel} ${at + 1}`
            const buttons = (
              <RowButtons label={label} at={at} count={rows.length} move={move} remove={remove} />
            )
            return (
              <li
                key={row.id}
                onPaste={pasteLines(at)}
                className={isScalar ? 'flex items-start gap-1.5 [&>:first-child]:flex-1' : 'relative'}
              >
                <ArgumentField
                  field={element}
                  path={`${path}.${at}.value`}
                  holder={holder}
                  rowLabel={label}
                />
                <div className={isScalar ? 'flex h-9 items-center' : 'absolute -top-1 right-0'}>
                  {buttons}
                </div>
              </li>
            )
          })}
        </ol>
      )}
      {!parts.isDisabled && (
        <div className="flex flex-wrap items-center gap-1">
          <Button size="sm" icon={Plus} onClick={() => append({ value: blank(element.type) })}>
            Add {elementLabel.toLowerCase()}
          </Button>
          {isLines && (
            <PasteDialog
              label="Paste many lines"
              hint="One element per line."
              count={text => parseLines(text).length}
              onAdd={text => append(parseLines(text).map(value => ({ value })))}
            />
          )}
          {rows.length === 0 && <EmptyListHint />}
        </div>
      )}
    </FieldGroup>
  )
}

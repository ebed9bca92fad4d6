'use client'

import { Plus } from 'lucide-react'
import type { ClipboardEvent } from 'react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field-group'
import { useFormParts } from '../form-parts'
import { blank, keyOf } from '../model'
import { holderOf, noteFor } from '../note-for'
import { parseTable } from '../paste'
import { ArgumentField } from './argument-field'
import type { ArgumentFieldProps } from './argument-field-props'
import { EmptyListHint } from './empty-list-hint'
import { PasteDialog } from './paste-dialog'
import { RowButtons } from './row-buttons'
import { useOwnError } from './use-own-error'

const edited = { shouldDirty: true, shouldValidate: true }

/** A list of tuples as a small table; cells can be pasted from a spreadsheet. */
export function TableField({ field, note, path, rowLabel }: ArgumentFieldProps) {
  const parts = useFormParts()
  const error = useOwnError(path)
  const { setValue } = useFormContext()
  const { fields: rows, append, move, remove } = useFieldArray({ name: path })
  if (field.type.kind !== 'list' || field.type.of.type.kind !== 'tuple') return null
  const element = field.type.of
  const tupleNote = noteFor(parts, element, holderOf(field, note))
  const holder = holderOf(element, tupleNote)
  const columns = field.type.of.type.fields.map(column => ({
    column,
    key: keyOf(column.name),
    label: noteFor(parts, column, holder).label,
  }))
  const names = columns.map(({ column, label }) => [column.name, label])
  const blankRow = () => ({ value: blank(element.type) })
  const toRow = (cells: readonly string[]) => ({
    value: Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] || null])),
  })

  /** Cells from a spreadsheet go where they are pasted, and below. */
  const pasteCells = (row: number, column: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const pasted = parseTable(text, names)
    const below = pasted.slice(Math.max(0, rows.length - row))
    for (const [down, cells] of pasted.slice(0, pasted.length - below.length).entries()) {
      for (const [right, cell] of cells.entries()) {
        const key = columns[column + right]?.key
        if (key !== undefined) setValue(`${path}.${row + down}.value.${key}`, cell || null, edited)
      }
    }
    if (below.length === 0) return
    const indent = Array<string>(column).fill('')
    append(
      below.map(cells => toRow([...indent, ...cells])),
      { shouldFocus: false },
    )
  }

  return (
    <FieldGroup legend={rowLabel ?? note.label} hint={note.about} error={error}>
      {rows.length > 0 && (
        <div className="-mx-2 overflow-x-auto px-0.5 pb-0.5">
          <table className="w-full border-separate border-spacing-1.5">
            <thead>
              <tr>
                {columns.map(({ key, label }) => (
                  <th key={key} scope="col" className="text-left text-caption font-medium text-muted">
                    {label}
                  </th>
                ))}
                <th>
                  <span className="sr-only">Row</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={row.id} className="align-top">
                  {columns.map(({ column, key, label }, right) => (
                    <td key={key} className="min-w-32" onPaste={pasteCells(at, right)}>
                      <ArgumentField
                        field={column}
                        path={`${path}.${at}.value.${key}`}
                        holder={holder}
                        rowLabel={`${label}, row ${at + 1}`}
                      />
                    </td>
                  ))}
                  <td className="w-0">
                    <div className="flex h-9 items-center">
                      <RowButtons
                        label={`row ${at + 1}`}
                        at={at}
                        count={rows.length}
                        move={move}
                        remove={remove}
                      />
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!parts.isDisabled && (
        <div className="flex flex-wrap items-center gap-1">
          <Button size="sm" icon={Plus} onClick={() => append(blankRow())}>
            Add {tupleNote.label.toLowerCase()}
          </Button>
          <PasteDialog
            label="Paste a table"
            hint={`From a spreadsheet or CSV, in this order: ${columns.map(({ label }) => label).join(', ')}.`}
            count={text => parseTable(text, names).length}
            onAdd={text => append(parseTable(text, names).map(toRow))}
          />
          {rows.length === 0 && <EmptyListHint />}
        </div>
      )}
    </FieldGroup>
  )
}

import { KeyValueList } from '@/components/ui/key-value-list'
import type { Json } from '@/lib/commands/types'
import { Cell } from '../cell'
import { isObject } from '../fits'
import { PlainValue } from '../plain-value'
import type { ViewProps } from './view-props'

/** Named values, a line each. */
export function TupleView({ field, value, secrets }: ViewProps) {
  if (field.type.kind !== 'tuple' || !isObject(value)) return null
  return (
    <KeyValueList
      className="max-w-180"
      items={field.type.fields.map(({ name }) => ({
        key: name,
        value: line(name, value[name] ?? null, value, secrets),
      }))}
    />
  )
}

export const line = (name: string, value: Json, row: Json, secrets: readonly string[]) =>
  value === '' || (Array.isArray(value) && value.length === 0) ? (
    <PlainValue value={value} />
  ) : (
    <span className="whitespace-pre-wrap">
      <Cell name={name} value={value} row={row} isSecret={secrets.includes(name)} />
    </span>
  )

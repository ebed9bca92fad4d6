import type { Field, Json } from '@/lib/commands/types'

/** What every view of a result is given. The value fits the field's type. */
export interface ViewProps {
  readonly field: Field
  readonly value: Json
  /** Names of fields that are secret. */
  readonly secrets: readonly string[]
}

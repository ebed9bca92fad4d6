import type { Field, Type } from '@/lib/commands/types'
import { typeText } from './type-text'

/** Two results whose rows have fields: what each has that the other has not. */
export interface RowChanges {
  /** "each row" of a list, or "the result" itself. */
  readonly of: 'each row' | 'the result'
  /** "pending (text)". */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Fields of both, with their types. */
  readonly retyped: readonly { readonly name: string; readonly from: string; readonly to: string }[]
}

/**
 * How the fields of two results differ; undefined where they are not both a tuple or both a list of tuples, or where the
 * fields are alike but for their order.
 */
export function rowChanges(from: Type, to: Type): RowChanges | undefined {
  if (from.kind === 'list' && to.kind === 'list') {
    const changes = rowChanges(from.of.type, to.of.type)
    return changes?.of === 'the result' ? { ...changes, of: 'each row' } : undefined
  }
  if (from.kind !== 'tuple' || to.kind !== 'tuple') return undefined
  const [before, after] = [textsOf(from.fields), textsOf(to.fields)]
  const changes = {
    of: 'the result',
    added: onlyIn(after, before),
    removed: onlyIn(before, after),
    retyped: [...after]
      .map(([name, text]) => ({ name, from: before.get(name) ?? text, to: text }))
      .filter(field => field.from !== field.to),
  } as const
  const isOrderOnly = changes.added.length + changes.removed.length + changes.retyped.length === 0
  return isOrderOnly ? undefined : changes
}

const textsOf = (fields: readonly Field[]) => new Map(fields.map(({ name, type }) => [name, typeText(type)]))

const onlyIn = (these: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
  [...these].filter(([name]) => !others.has(name)).map(([name, text]) => `${name} (${text})`)

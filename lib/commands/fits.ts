import type { Field, Type, Value } from './types'

/**
 * Where a value is not of a type, as a path from `at`, and what should be there; undefined: it fits.
 *
 * @example
 * misfitOf(list('users', string('user')), ['a', 5]) // 'users.1 should be text, not a number'
 */
export const misfitOf = ({ name, type }: Field, value: unknown): string | undefined =>
  misfitAt(name, type, value)

function misfitAt(at: string, type: Type, value: unknown): string | undefined {
  const wrong = (wanted: string) => `${at} should be ${wanted}, not ${describe(value)}`
  switch (type.kind) {
    case 'any':
      return undefined
    case 'integer':
      return typeof value === 'bigint' || Number.isSafeInteger(value) ? undefined : wrong('an integer')
    case 'rescode':
      return typeof value === 'boolean' ? undefined : wrong('true or false')
    case 'list':
      if (!Array.isArray(value)) return wrong('a list')
      return firstOf(value, (element, index) => misfitAt(`${at}.${index}`, type.of.type, element))
    case 'tuple':
      if (!isRecord(value)) return wrong('an object')
      return firstOf(type.fields, field => {
        const part = Object.hasOwn(value, field.name) ? value[field.name] : undefined
        return misfitAt(`${at}.${field.name}`, field.type, part)
      })
    default:
      return typeof value === 'string' ? undefined : wrong('text')
  }
}

function firstOf<T>(items: readonly T[], find: (item: T, index: number) => string | undefined) {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== undefined) return found
  }
  return undefined
}

const isRecord = (value: unknown): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of its type only: what it is may be a secret. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'object':
      return 'an object'
    case 'number':
      return Number.isSafeInteger(value)
        ? 'a number'
        : Number.isInteger(value)
          ? 'a number that is not exact'
          : 'a fraction'
    default:
      return `a ${typeof value}`
  }
}

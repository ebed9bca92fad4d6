import type { Field, Json } from '@/lib/commands/types'
import { isObject, pairOf } from './fits'

export const MASK = '••••••••'

/** A result with the fields named in `secrets` masked, at any depth. */
export function maskResult(field: Field, json: Json, secrets: readonly string[]): Json {
  if (secrets.length === 0) return json
  const { type } = field
  // A tuple may be called as the secret inside of it: oauth_list_tokens lists a `token` with a `token`.
  const isHolder = type.kind === 'tuple' && type.fields.some(({ name }) => secrets.includes(name))
  if (secrets.includes(field.name) && !isHolder) return MASK
  if (type.kind === 'list') {
    if (Array.isArray(json)) return json.map((element: Json) => maskResult(type.of, element, secrets))
    const pair = pairOf(type.of)
    return pair && isObject(json)
      ? mapMembers(json, (_, value) => maskResult(pair.value, value, secrets))
      : json
  }
  if (type.kind === 'tuple' && isObject(json)) {
    return mapMembers(json, (name, value) => {
      const part = type.fields.find(each => each.name === name)
      return part ? maskResult(part, value, secrets) : value
    })
  }
  return json
}

const mapMembers = (
  json: { readonly [key: string]: Json },
  change: (name: string, value: Json) => Json,
): Json => Object.fromEntries(Object.entries(json).map(([name, value]) => [name, change(name, value)]))

import type { Field, Json, Type } from '@/lib/commands/types'

type JsonObject = { readonly [key: string]: Json }

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Whether an answer has the shape that its definition declares. */
export function fits(type: Type, json: Json): boolean {
  switch (type.kind) {
    case 'integer':
      return isInteger(json)
    case 'string':
    case 'binary':
    case 'atom':
      return typeof json === 'string'
    case 'rescode':
      return typeof json === 'boolean' || json === 0 || json === 1
    case 'restuple':
      return typeof json === 'string' || (isObject(json) && typeof json.text === 'string')
    case 'any':
      return true
    case 'list': {
      const pair = pairOf(type.of)
      if (pair && isObject(json)) return Object.values(json).every(value => fits(pair.value.type, value))
      return Array.isArray(json) && json.every((element: Json) => fits(type.of.type, element))
    }
    case 'tuple':
      return (
        isObject(json) &&
        type.fields.every(field => {
          const value = Object.hasOwn(json, field.name) ? json[field.name] : undefined
          return value !== undefined && fits(field.type, value)
        })
      )
  }
}

/** A number, or the digits of one that a JavaScript number cannot hold. */
export const isInteger = (json: Json | undefined): json is number | string =>
  Number.isInteger(json) || (typeof json === 'string' && /^-?\d+$/.test(json))

/**
 * The fields of a tuple whose list is an object over HTTP: two, of which the first is an atom, or which are called
 * `name` and `value` (SPEC: results over HTTP).
 */
export function pairOf(element: Field): { name: Field; value: Field } | undefined {
  if (element.type.kind !== 'tuple' || element.type.fields.length !== 2) return undefined
  const [name, value] = element.type.fields
  if (!name || !value) return undefined
  const isNamed = name.name === 'name' && value.name === 'value' && isTextKind(name.type.kind)
  return name.type.kind === 'atom' || isNamed ? { name, value } : undefined
}

const isTextKind = (kind: string) => kind === 'string' || kind === 'binary'

/** An answer without the wrapper `{"name": …}` that servers before API versions put around a single value. */
export function unwrap(result: Field, json: Json): Json {
  const { kind } = result.type
  if (kind === 'list' || kind === 'tuple' || !isObject(json)) return json
  const [name, ...more] = Object.keys(json)
  return name === result.name && more.length === 0 ? (json[name] ?? null) : json
}

import type { Definition } from '@/lib/commands/definition'
import type { CommandNotes } from '@/lib/commands/notes'
import { isSecret } from '@/lib/commands/secrets'
import type { Field, Json } from '@/lib/commands/types'

/** A value without parts. `secret` names the variable that holds it; `blank` the argument that waits for a value. */
export type Leaf =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'integer'; readonly digits: string }
  | { readonly is: 'json'; readonly json: Json }
  | { readonly is: 'secret'; readonly variable: string }
  | { readonly is: 'blank'; readonly name: string }

export type Spelled =
  | Leaf
  | { readonly is: 'list'; readonly elements: readonly Spelled[] }
  | { readonly is: 'object'; readonly members: readonly Member[] }

export type Member = readonly [name: string, value: Spelled]

/**
 * Arguments, perhaps half filled, as every dialect writes them: in the order of the definition, lists always there,
 * secrets as names of variables.
 */
export function spell(
  definition: Definition,
  args: Readonly<Record<string, Json>>,
  notes: CommandNotes,
): readonly Member[] {
  const used = new Map<string, number>()
  const variableFor = (name: string) => {
    const variable = name.toUpperCase().replace(/\W/g, '_')
    const nth = (used.get(variable) ?? 0) + 1
    used.set(variable, nth)
    return nth === 1 ? variable : `${variable}_${nth}`
  }
  const members = (of: readonly Field[], json: Json | undefined, holder?: string): readonly Member[] =>
    of.map(field => [field.name, value(field, memberOf(json, field.name), holder)])
  const value = (field: Field, json: Json | undefined, holder?: string): Spelled => {
    const { type, name } = field
    if (isSecret(notes, definition.version, name, holder))
      return { is: 'secret', variable: variableFor(name) }
    if (type.kind === 'list') {
      const elements: readonly Json[] = Array.isArray(json) ? json : []
      return { is: 'list', elements: elements.map(each => value(type.of, each, name)) }
    }
    if (type.kind === 'tuple') return { is: 'object', members: members(type.fields, json, name) }
    if (json === undefined || json === null) return { is: 'blank', name: name || 'value' }
    if (type.kind === 'integer' && /^-?\d+$/.test(String(json)))
      return { is: 'integer', digits: String(json) }
    return typeof json === 'string' && type.kind !== 'any' ? { is: 'text', text: json } : { is: 'json', json }
  }
  return members(definition.args, args)
}

const memberOf = (json: Json | undefined, name: string): Json | undefined =>
  isRecord(json) && Object.hasOwn(json, name) ? json[name] : undefined

const isRecord = (json: Json | undefined): json is { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** All leaves, in order. */
export function leavesOf(members: readonly Member[]): readonly Leaf[] {
  const visit = (value: Spelled): readonly Leaf[] => {
    if (value.is === 'list') return value.elements.flatMap(visit)
    if (value.is === 'object') return leavesOf(value.members)
    return [value]
  }
  return members.flatMap(([, value]) => visit(value))
}

export const secretsOf = (members: readonly Member[]): readonly string[] =>
  leavesOf(members).flatMap(leaf => (leaf.is === 'secret' ? [leaf.variable] : []))

/** What stands for an argument that has no value yet. */
export const placeholder = (name: string) => `<${name}>`

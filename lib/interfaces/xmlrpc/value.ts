import type { Term } from '@/lib/commands/pretty-term'
import type { Integer } from '@/lib/commands/types'

/**
 * A value of XML-RPC. An integer is `<int>`, a fraction `<double>`, null `<nil/>`; base64 and dates stay the text that
 * they were written as, since no argument takes them.
 */
export type RpcValue =
  | Integer
  | string
  | boolean
  | null
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'base64' | 'date'; readonly text: string }
  | { readonly kind: 'array'; readonly elements: readonly RpcValue[] }
  | RpcStruct

export interface RpcStruct {
  readonly kind: 'struct'
  readonly members: RpcMembers
}

/** In the order written; a name may come twice. */
export type RpcMembers = readonly (readonly [name: string, value: RpcValue])[]

export const array = (elements: readonly RpcValue[]): RpcValue => ({ kind: 'array', elements })

export const struct = (...members: RpcMembers): RpcStruct => ({ kind: 'struct', members })

export function isStruct(value: RpcValue | undefined): value is RpcStruct {
  return typeof value === 'object' && value?.kind === 'struct'
}

/** A value as the Erlang term that ejabberd's messages show. */
export function termOf(value: RpcValue): Term {
  switch (typeof value) {
    case 'string':
      return { binary: value }
    case 'boolean':
      return { atom: String(value) }
    case 'number':
    case 'bigint':
      return value
  }
  if (value === null) return { atom: 'nil' }
  switch (value.kind) {
    case 'double':
      return { float: value.value }
    case 'array':
      return { tuple: [{ atom: 'array' }, { list: value.elements.map(termOf) }] }
    case 'struct':
      return { tuple: [{ atom: 'struct' }, termOfMembers(value.members)] }
    default:
      return { tuple: [{ atom: value.kind }, { binary: value.text }] }
  }
}

/** Members as a list of pairs. */
export function termOfMembers(members: RpcMembers): Term {
  return { list: members.map(([name, value]) => ({ tuple: [{ atom: name }, termOf(value)] })) }
}

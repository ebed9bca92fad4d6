import type { Definition } from '@/lib/commands/definition'
import type { Outcome } from '@/lib/commands/outcome'
import type { Type, Value } from '@/lib/commands/types'
import { array, type RpcStruct, type RpcValue, struct } from './value'

/**
 * A result as XML-RPC carries it (SPEC 10): a struct with one member, named as the result is, and `text` for a
 * restuple. A rescode is 0 or 1. Lists keep the command's order, names and values stay a list. Undefined for a failure,
 * but for one that the command gave back as its result.
 *
 * @throws TypeError where the value is of another type, which is a bug of the command
 */
export function resultOf({ result: { name, type } }: Definition, outcome: Outcome): RpcStruct | undefined {
  if (outcome.kind === 'ok')
    return struct([type.kind === 'restuple' ? 'text' : name, encode(type, outcome.value)])
  if (outcome.kind !== 'failed' && !(outcome.kind === 'refused' && outcome.returned)) return undefined
  if (type.kind === 'rescode') return struct([name, 1])
  return type.kind === 'restuple' ? struct(['text', outcome.reason ?? '']) : undefined
}

function encode(type: Type, value: Value): RpcValue {
  switch (type.kind) {
    case 'integer':
      if (typeof value === 'number' || typeof value === 'bigint') return value
      throw misfit(type, value)
    case 'rescode':
      return value === false ? 1 : 0
    case 'list':
      if (!Array.isArray(value)) throw misfit(type, value)
      return array(value.map(element => encode(type.of.type, element)))
    case 'tuple': {
      if (!isRecord(value)) throw misfit(type, value)
      return struct(
        ...type.fields.map(field => [field.name, encode(field.type, value[field.name] ?? null)] as const),
      )
    }
    case 'any':
      return plain(value)
    default:
      if (typeof value === 'string') return value
      throw misfit(type, value)
  }
}

/** Of whatever type it is. */
function plain(value: Value): RpcValue {
  if (Array.isArray(value)) return array(value.map(plain))
  if (!isRecord(value)) return value as Exclude<typeof value, readonly Value[]>
  return struct(...Object.entries(value).map(([name, part]) => [name, plain(part)] as const))
}

const isRecord = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const misfit = ({ kind }: Type, value: Value) => new TypeError(`${typeof value} where ${kind} should be`)

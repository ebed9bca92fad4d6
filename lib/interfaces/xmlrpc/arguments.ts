import { applyRenames } from '@/lib/commands/decode'
import type { Definition } from '@/lib/commands/definition'
import { type ArgumentFailure, type Outcome, ok } from '@/lib/commands/outcome'
import { prettyTerm, type Term, termOfType } from '@/lib/commands/pretty-term'
import type { Field, Type, Value } from '@/lib/commands/types'
import type { Arguments } from '@/lib/gateway/call'
import { isStruct, type RpcMembers, type RpcValue, termOf, termOfMembers } from './value'

/**
 * Decodes the arguments of a call by the rules of `ejabberd_xmlrpc` (SPEC 10): each declared one in turn must be there
 * once, lists included, and of its type without any conversion; then nothing may be left over. The first problem ends
 * it, with ejabberd's own words.
 */
export function decodeArguments(definition: Definition, given: RpcMembers): Outcome<Arguments> {
  const decoded = takeFields(definition.args, applyRenames(definition, given))
  return decoded instanceof Misfit ? decoded.failure : ok(decoded)
}

/** What decoding gives where something does not fit. */
class Misfit {
  readonly failure: ArgumentFailure
  constructor(problem: ArgumentFailure['problem'], argument: string, message: string) {
    this.failure = { kind: 'bad-argument', argument, problem, message }
  }
}

function takeFields(fields: readonly Field[], given: RpcMembers): Record<string, Value> | Misfit {
  const taken: Record<string, Value> = {}
  let left = given
  for (const { name, type } of fields) {
    const [found, another] = left.filter(([given]) => given === name)
    if (another) return new Misfit('duplicate', name, `Attribute '${name}' duplicated:\n${print(left)}`)
    if (!found) return new Misfit('missing', name, `Required attribute '${name}' not found:\n${print(left)}`)
    left = left.filter(member => member !== found)
    const value = decodeValue(name, type, found[1])
    if (value instanceof Misfit) return value
    taken[name] = value
  }
  const [first] = left
  if (!first) return taken
  return new Misfit('unknown', first[0], `The call provided additional unused arguments:\n${print(left)}`)
}

const print = (members: RpcMembers) => prettyTerm(termOfMembers(members))

/** @param argument the name that a misfit is reported under */
function decodeValue(argument: string, type: Type, value: RpcValue): Value | Misfit {
  switch (type.kind) {
    case 'integer':
      return typeof value === 'number' || typeof value === 'bigint' ? value : misfit(argument, type, value)
    case 'list': {
      if (typeof value !== 'object' || value?.kind !== 'array') return misfit(argument, type, value)
      const elements: Value[] = []
      for (const element of value.elements) {
        const decoded = decodeValue(argument, type.of.type, element)
        if (decoded instanceof Misfit) return decoded
        elements.push(decoded)
      }
      return elements
    }
    case 'tuple': {
      const members = membersOf(value)
      return members ? takeFields(type.fields, members) : misfit(argument, type, value)
    }
    default:
      return typeof value === 'string' ? value : misfit(argument, type, value)
  }
}

/** A struct, or as 23.10 and older wrote it an array that holds just one. */
function membersOf(value: RpcValue): RpcMembers | undefined {
  if (isStruct(value)) return value.members
  if (typeof value !== 'object' || value?.kind !== 'array') return undefined
  const [only, more] = value.elements
  return isStruct(only) && more === undefined ? only.members : undefined
}

function misfit(argument: string, type: Type, value: RpcValue): Misfit {
  const begun = `Parameter '${atEndOf("Parameter '", termOf(value))}' can't be coerced to type '`
  return new Misfit('format', argument, `${begun}${atEndOf(begun, termOfType(type))}'`)
}

/** A term printed where a text ends. */
const atEndOf = (text: string, term: Term) => prettyTerm(term, text.length - text.lastIndexOf('\n') - 1)

import type { UpstreamFailure } from '@/lib/commands/outcome'
import type { Field, Json, Type } from '@/lib/commands/types'
import type { Said } from './answer'
import { type Given, REFUSED, REFUSED_TOO, sampleOf } from './question'

/** Asks about one command in one API version. */
export type Ask = (given: Given) => Promise<Said | UpstreamFailure>

/** What became of it. `args` is left out where it exists but would not tell more. */
export type Explored =
  | { readonly kind: 'there'; readonly args?: readonly Field[] }
  | { readonly kind: 'absent' }
  /** The server cannot be asked, or must not be. */
  | { readonly kind: 'stop'; readonly said: Said | UpstreamFailure }

/** More arguments than any command has. */
const ARGUMENTS_MAX = 60

/**
 * Learns the arguments of one command, in their order, from what it complains about. An argument that is missing is
 * reported, one after the other; its type is reported for a value that fits none. A list may be absent and so is never
 * reported: lists are found only where their names are guessed.
 *
 * @param lists names that a list among its arguments may have
 */
export async function explore(ask: Ask, lists: readonly string[]): Promise<Explored> {
  const required: Field[] = []
  const given = new Map<string, Json>()
  const askAlso = (name: string, value: Json) => ask(new Map([...given, [name, value]]))

  for (;;) {
    const said = await ask(given)
    if (isStop(said)) return { kind: 'stop', said }
    if (said.kind === 'absent') return required.length === 0 ? { kind: 'absent' } : { kind: 'there' }
    if (said.kind === 'left-over') break
    if (said.kind !== 'missing' || !isNew(said.name, given) || given.size >= ARGUMENTS_MAX)
      return { kind: 'there' }
    const { name } = said
    const told = await askAlso(name, REFUSED)
    if (isStop(told)) return { kind: 'stop', said: told }
    const type = typeTold(told, name)
    const sample = type && sampleOf(type)
    if (type === undefined || sample === undefined) return { kind: 'there' }
    required.push({ name, type })
    given.set(name, sample)
  }

  const found: Placed[] = []
  for (const name of new Set(lists)) {
    if (!isNew(name, given)) continue
    const told = await askAlso(name, REFUSED)
    if (isStop(told)) return { kind: 'stop', said: told }
    if (told.kind !== 'unfit' || !told.type) continue
    const before = await placeOf(ask, name, required, given)
    if (typeof before !== 'number') return { kind: 'stop', said: before }
    found.push({ before, field: { name, type: asList(told.type) } })
  }
  const inOrder = await order(found, ask, given)
  return Array.isArray(inOrder)
    ? { kind: 'there', args: weave(required, inOrder) }
    : { kind: 'stop', said: inOrder }
}

/** A list, and how many of the required arguments stand before it. */
interface Placed {
  readonly before: number
  readonly field: Field
}

const STOPS: ReadonlySet<string> = new Set(['turned-away', 'unsafe', 'unreachable', 'timeout', 'too-large'])
type Stop = Extract<Said, { kind: 'turned-away' | 'unsafe' }> | UpstreamFailure

function isStop(said: Said | UpstreamFailure): said is Stop {
  return STOPS.has(said.kind) || said.kind === 'malformed-answer'
}

const isNew = (name: string, given: Given) => name !== '' && !given.has(name)

/** A type that takes every value does not complain: the next thing is reported. */
function typeTold(said: Said, name: string): Type | undefined {
  if (said.kind === 'unfit') return said.type
  const goesOn = said.kind === 'left-over' || (said.kind === 'missing' && said.name !== name)
  return goesOn ? { kind: 'any' } : undefined
}

/** Before 24.02 the whole type is told; later that of the elements, without a name. */
const asList = (type: Type): Type => (type.kind === 'list' ? type : { kind: 'list', of: { name: '', type } })

/** The first problem is reported: the list, as soon as everything before it is given. */
async function placeOf(ask: Ask, list: string, required: readonly Field[], given: Given) {
  for (let count = 0; count < required.length; count++) {
    const before = [...given].slice(0, count)
    const said = await ask(new Map([...before, [list, REFUSED]]))
    if (isStop(said)) return said
    if (said.kind === 'unfit') return count
  }
  return required.length
}

/** Puts lists at the same place into their order: the value that is complained of is that of the first. */
async function order(found: readonly Placed[], ask: Ask, given: Given): Promise<Placed[] | Stop> {
  const sorted: Placed[] = []
  for (const one of found) {
    let at = sorted.length
    while (at > 0) {
      const other = sorted[at - 1]
      if (!other || other.before < one.before) break
      if (other.before === one.before) {
        const said = await ask(
          new Map<string, Json>([...given, [other.field.name, REFUSED], [one.field.name, REFUSED_TOO]]),
        )
        if (isStop(said)) return said
        if (said.kind === 'unfit' && said.value === String(REFUSED)) break
      }
      at -= 1
    }
    sorted.splice(at, 0, one)
  }
  return sorted
}

function weave(required: readonly Field[], lists: readonly Placed[]): Field[] {
  const at = (index: number) => lists.filter(({ before }) => before === index).map(({ field }) => field)
  return [...required.flatMap((field, index) => [...at(index), field]), ...at(required.length)]
}

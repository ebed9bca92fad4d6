import { parseQuery, type QueryPairs } from '@/lib/commands/query'
import { bytesToText } from '@/lib/commands/text'

/** Parameters of a form or a query; '' for one that is absent. Of one that is given twice the first counts. */
export type Parameters = (name: string) => string

/** Reads a body as the form that it should be, whatever its type is said to be (SPEC 9). */
export const readForm = (body: Uint8Array | undefined): Parameters =>
  readParameters(body ? bytesToText(body) : '')

export function readParameters(query: string): Parameters {
  const pairs: QueryPairs = parseQuery(query)
  return name => pairs.find(([given]) => given === name)?.[1] ?? ''
}

/** Scopes as they are asked for: in order, with repetitions; spaces between and around them do not count. */
export const readScopes = (text: string): string[] => text.split(' ').filter(Boolean)

/** Longer ones make no sense, and take long to read. */
const INTEGER = /^[+-]?\d{1,18}$/

/** A lifetime in seconds, `otherwise` where none is given; undefined: it is no integer. */
export function readTtl(text: string, otherwise: number): number | undefined {
  if (text === '') return otherwise
  return INTEGER.test(text) ? Number(text) : undefined
}

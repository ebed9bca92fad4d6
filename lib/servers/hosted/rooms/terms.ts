import type { ErlangTerm } from '../erlang-expression'

/** Each reads a term of one kind; undefined for any other term. */

export function textOfTerm(term: ErlangTerm | undefined): string | undefined {
  if (typeof term === 'string') return term
  return typeof term === 'object' && 'chars' in term ? term.chars : undefined
}

export const atomOfTerm = (term: ErlangTerm | undefined): string | undefined =>
  typeof term === 'object' && 'atom' in term ? term.atom : undefined

export const listOfTerm = (term: ErlangTerm | undefined): readonly ErlangTerm[] | undefined =>
  Array.isArray(term) ? term : undefined

/** The elements of a tuple of that size. */
export const elementsOfTerm = (
  term: ErlangTerm | undefined,
  size: number,
): readonly ErlangTerm[] | undefined =>
  typeof term === 'object' && 'tuple' in term && term.tuple.length === size ? term.tuple : undefined

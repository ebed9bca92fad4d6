import type { Field, Type } from './types'

/**
 * Short constructors of fields, for definitions that are written by hand. Each keeps its literal name, so that the
 * types of arguments and results follow from the definition (`ArgsOf`, `ResultOf`).
 *
 * @example
 * args: [binary('user'), list('groups', binary('group'))]
 */
const scalar =
  <K extends Exclude<Type['kind'], 'list' | 'tuple'>>(kind: K) =>
  <const N extends string>(name: N): Field<N, { readonly kind: K }> => ({ name, type: { kind } })

export const integer = scalar('integer')
export const string = scalar('string')
export const binary = scalar('binary')
export const atom = scalar('atom')
export const any = scalar('any')
export const rescode = scalar('rescode')
export const restuple = scalar('restuple')

/** A list whose elements are `of`. */
export const list = <const N extends string, const E extends Field>(
  name: N,
  of: E,
): Field<N, { readonly kind: 'list'; readonly of: E }> => ({ name, type: { kind: 'list', of } })

/** A tuple of named fields; a JSON object over HTTP. */
export const tuple = <const N extends string, const F extends readonly Field[]>(
  name: N,
  ...fields: F
): Field<N, { readonly kind: 'tuple'; readonly fields: F }> => ({ name, type: { kind: 'tuple', fields } })

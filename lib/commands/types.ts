/**
 * The types of arguments and results, and the TypeScript types that follow from them. Pure data: a `Type` can be
 * sent as JSON. All type-level work of the project is in this file.
 *
 * Source of the vocabulary: ejabberd's command records; `any` and `atom` arguments occur in internal commands only.
 */

/** JSON as a program reads it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** The kind of a type that has no parts. `string` and `binary` are both text. */
export type ScalarKind = 'integer' | 'string' | 'binary' | 'atom' | 'any' | 'rescode' | 'restuple'

/** An argument's or result's type, nested without limit. `rescode` and `restuple` occur in results only. */
export type Type =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'list'; readonly of: Field }
  | { readonly kind: 'tuple'; readonly fields: readonly Field[] }

/** A named type: an argument, a result, the element of a list (its name may be ''), a field of a tuple. */
export interface Field<N extends string = string, T extends Type = Type> {
  readonly name: N
  readonly type: T
}

/** ejabberd's integers have no bound: a `number` where it is exact, else a `bigint`. */
export type Integer = number | bigint

/** A decoded argument or a result before it is encoded. Tuples are objects keyed by field name. */
export type Value = Integer | string | boolean | null | readonly Value[] | { readonly [field: string]: Value }

/**
 * A list that may be too long to be held: its elements piece by piece, in the order in which ejabberd answers them
 * (`encodeResult`). It is read once. What it throws ends the answer where it stands.
 */
export type LongList<V extends Value = Value> = AsyncIterable<readonly V[]>

/**
 * What a handler is given for an argument, or returns for a result, of type T.
 * `rescode` is a boolean (true: success); `restuple` is the text of its success.
 */
export type ValueOf<T extends Type> = T extends { kind: 'list'; of: Field<string, infer E> }
  ? readonly ValueOf<E>[]
  : T extends { kind: 'tuple'; fields: infer F extends readonly Field[] }
    ? FieldsOf<F>
    : T extends { kind: 'integer' }
      ? Integer
      : T extends { kind: 'rescode' }
        ? boolean
        : T extends { kind: 'any' }
          ? Value
          : T extends { kind: 'string' | 'binary' | 'atom' | 'restuple' }
            ? string
            : Value

/** Named fields as an object: the arguments of a command, or a tuple. */
export type FieldsOf<F extends readonly Field[]> = {
  readonly [K in F[number] as K['name']]: ValueOf<K['type']>
}

/** The arguments that a definition's handler receives. */
export type ArgsOf<D extends { readonly args: readonly Field[] }> = FieldsOf<D['args']>

/** The value that a definition's handler returns on success. */
export type ResultOf<D extends { readonly result: Field }> = ValueOf<D['result']['type']>

/** What a handler may return for that: a list also in pieces. */
export type AnswerOf<D extends { readonly result: Field }> =
  | ResultOf<D>
  | (D['result']['type'] extends { kind: 'list'; of: Field<string, infer E> } ? LongList<ValueOf<E>> : never)

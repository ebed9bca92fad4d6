import type { Definition } from '@/lib/commands/definition'
import type { Field, Type } from '@/lib/commands/types'
import type { FoundDefinition, Source } from './findings'

/**
 * Whether what a source says of a definition is what is known of it, as far as that source can tell: what it leaves out
 * fits, an element without a name fits any name. Documentation has JSON's types; a form tells lists from all else only. Pages of older releases leave out the
 * account that a command of the policy `user` takes, or call its host `server`; over HTTP it is `user` and `host`.
 */
export function fits({ args, result }: FoundDefinition, known: Definition, source: Source): boolean {
  const coarse = source === 'docs'
  const same = (found: readonly Field[], fields: readonly Field[]) =>
    source === 'adhoc' ? haveSameShape(found, fields) : areSame(found, fields, coarse)
  const fitsArgs =
    args === undefined ||
    same(args, known.args) ||
    (known.policy === 'user' && source !== 'probe' && same(withoutAccount(args, coarse), known.args.slice(2)))
  return fitsArgs && (result === undefined || same([result], [known.result]))
}

/** Documentation of older releases begins with `user` and `server`; help pages with neither. */
const withoutAccount = (args: readonly Field[], isDocumentation: boolean): readonly Field[] =>
  isDocumentation && args[0]?.name === 'user' && args[1]?.name === 'server' ? args.slice(2) : args

/** A form has several lines for a text, too, where its example has. */
const haveSameShape = (form: readonly Field[], fields: readonly Field[]): boolean =>
  form.length === fields.length &&
  form.every(({ name, type }, index) => {
    const field = fields[index]
    const isList = field?.type.kind === 'list'
    return (
      field?.name === name && (isList === (type.kind === 'list') || (!isList && field.type.kind === 'string'))
    )
  })

/** Whether two sources speak of the same arguments. */
export const areSame = (a: readonly Field[], b: readonly Field[], coarse: boolean): boolean =>
  a.length === b.length &&
  a.every((field, index) => {
    const other = b[index]
    return other !== undefined && isSame(field, other, coarse)
  })

function isSame(a: Field, b: Field, coarse: boolean): boolean {
  return (a.name === b.name || a.name === '' || b.name === '') && isSameType(a.type, b.type, coarse)
}

function isSameType(a: Type, b: Type, coarse: boolean): boolean {
  if (a.kind === 'list' && b.kind === 'list') return isSame(a.of, b.of, coarse)
  if (a.kind === 'tuple' && b.kind === 'tuple') return areSame(a.fields, b.fields, coarse)
  return coarse ? inJson(a) === inJson(b) : a.kind === b.kind
}

/** The word that documentation has for a type. */
function inJson({ kind }: Type): string {
  if (kind === 'rescode') return 'integer'
  return kind === 'binary' || kind === 'atom' || kind === 'restuple' ? 'string' : kind
}

import { printAtom, printFloat } from './erlang-term'
import { textToBytes } from './text'
import type { Field, Integer, Type } from './types'

/** An Erlang term, of the kinds that ejabberd shows in its messages. `text` is a list of characters. */
export type Term =
  | Integer
  | { readonly float: number }
  | { readonly atom: string }
  | { readonly text: string }
  | { readonly binary: string }
  | { readonly list: readonly Term[] }
  | { readonly tuple: readonly Term[] }

/** A declared type as the term that ejabberd keeps: `binary`, `{list,{group,binary}}`. */
export function termOfType(type: Type): Term {
  if (type.kind === 'tuple') return { tuple: [{ atom: 'tuple' }, { list: type.fields.map(termOfField) }] }
  if (type.kind === 'list') return { tuple: [{ atom: 'list' }, termOfField(type.of)] }
  return { atom: type.kind }
}

const termOfField = ({ name, type }: Field): Term => ({ tuple: [{ atom: name }, termOfType(type)] })

const LINE = 80

/** Of terms with more characters nothing is shown: laying out deep ones takes a multiple of their size. */
const LENGTH_MAX = 65_536

/**
 * A term as Erlang's `~p` prints it: on one line where it ends before column 80, else broken between elements and
 * indented. One of more characters than `lengthMax` is `...`.
 *
 * @param column where printing begins on its line, counted from 0
 *
 * @example
 * prettyTerm({ tuple: [{ atom: 'error' }, { text: 'No room' }] }) // '{error,"No room"}'
 */
export function prettyTerm(term: Term, column = 0, lengthMax = LENGTH_MAX): string {
  if (sizeOf(term, lengthMax) > lengthMax) return '...'
  const box = boxOf(term)
  const at = column + 1
  if (box.flat.length < LINE - at) return box.flat
  const steps = [Number.POSITIVE_INFINITY, 4].find(step => fits(box, at, 0, { step, total: box.flat.length }))
  return lay(box, at, 0, steps ?? 1)
}

/** The same on one line, however long. */
export const flatTerm = (term: Term) => (sizeOf(term, LENGTH_MAX) > LENGTH_MAX ? '...' : boxOf(term).flat)

/** About how many characters a term has; not exact once it has more than `enough`. */
function sizeOf(term: Term, enough: number): number {
  if (typeof term !== 'object') return typeof term === 'bigint' ? String(term).length : 1
  if ('text' in term) return term.text.length
  if ('binary' in term) return term.binary.length
  if (!('list' in term || 'tuple' in term)) return 1
  let size = 2
  for (const part of 'list' in term ? term.list : term.tuple) {
    if (size > enough) break
    size += sizeOf(part, enough - size) + 1
  }
  return size
}

/** A term and how it looks on one line. Only lists and tuples have parts, and can be broken. */
interface Box {
  readonly flat: string
  readonly parts?: readonly Box[]
  /** A tuple that begins with an atom: what follows is indented below the atom's end, or by a few columns. */
  readonly isTagged?: boolean
}

function boxOf(term: Term): Box {
  if (typeof term !== 'object') return { flat: String(term) }
  if ('float' in term) return { flat: printFloat(term.float) }
  if ('atom' in term) return { flat: printAtom(term.atom) }
  if ('text' in term) return listOf([...term.text].map(character => character.codePointAt(0) ?? 0))
  if ('binary' in term) {
    const bytes = textToBytes(term.binary)
    return { flat: `<<${bytes.length ? (quote(bytes) ?? bytes.join()) : ''}>>` }
  }
  if ('list' in term) return listOf(term.list)
  const parts = term.tuple.map(boxOf)
  if (!parts.length) return { flat: '{}' }
  const [first] = term.tuple
  const isTagged = typeof first === 'object' && 'atom' in first && parts.length > 1
  return { flat: `{${parts.map(({ flat }) => flat).join()}}`, parts, isTagged }
}

function listOf(elements: readonly Term[]): Box {
  const codes = elements.every(element => typeof element === 'number') ? elements : []
  const text = codes.length ? quote(codes) : undefined
  if (text !== undefined) return { flat: text }
  const parts = elements.map(boxOf)
  return parts.length ? { flat: `[${parts.map(({ flat }) => flat).join()}]`, parts } : { flat: '[]' }
}

/** Latin-1 characters in quotes; undefined where one is not printable. */
function quote(codes: ArrayLike<number>): string | undefined {
  let quoted = '"'
  for (const code of Array.from(codes)) {
    const isPrintable = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)
    const escaped = ESCAPES.get(code)
    if (!isPrintable && escaped === undefined) return undefined
    quoted += escaped ?? String.fromCharCode(code)
  }
  return `${quoted}"`
}

const ESCAPES = new Map([
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x1b, '\\e'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
])

/** Whether a box fits on the rest of the line, with `closing` brackets after it. */
const isShort = ({ flat }: Box, at: number, closing: number) => flat.length < LINE - at - closing

/** A box that begins at column `at`, from 1, broken where it must be. */
function lay(box: Box, at: number, closing: number, step: number): string {
  const { flat, parts } = box
  if (!parts || isShort(box, at, closing)) return flat
  const [open, close] = [flat[0], flat.at(-1)]
  const [tag, ...rest] = parts
  if (!box.isTagged || !tag) return `${open}${layParts(parts, at + 1, closing + 1, step)}${close}`
  const [narrow, wide] = [at + step, at + tag.flat.length + 2]
  if (wide <= narrow) return `{${tag.flat},${layParts(rest, wide, closing + 1, step)}}`
  return `{${tag.flat}${layTail(rest, narrow, wide, closing + 1, step)}}`
}

function layParts(parts: readonly Box[], at: number, closing: number, step: number): string {
  const [first, ...rest] = parts
  if (!first) return ''
  const laid = lay(first, at, rest.length ? 0 : closing, step)
  return laid + layTail(rest, at, endOf(first, at, rest.length ? 0 : closing), closing, step)
}

/** What follows on the line of `end`, or below at column `at`. */
function layTail(parts: readonly Box[], at: number, end: number, closing: number, step: number): string {
  let laid = ''
  let column = end
  for (const [index, part] of parts.entries()) {
    const after = index === parts.length - 1 ? closing : 0
    if (staysOnLine(part, column, after)) {
      laid += `,${part.flat}`
      column += part.flat.length + 1
    } else {
      laid += `,\n${' '.repeat(at - 1)}${lay(part, at, after, step)}`
      column = endOf(part, at, after)
    }
  }
  return laid
}

/** Only what has no parts shares a line. */
const staysOnLine = ({ flat, parts }: Box, column: number, closing: number) =>
  !parts && flat.length + 1 + (closing || 1) < LINE - column

const endOf = (box: Box, at: number, closing: number) =>
  !box.parts && isShort(box, at, closing) ? at + box.flat.length : at + LINE

interface Trial {
  readonly step: number
  /** The length of the whole term on one line. */
  readonly total: number
}

/** Whether everything stays within the line if what follows a tag is indented by at most `step`. */
function fits(box: Box, at: number, closing: number, trial: Trial): boolean {
  if (isShort(box, at, closing)) return true
  const { parts, isTagged } = box
  if (!parts) return false
  const [tag, ...rest] = parts
  if (!isTagged || !tag) return partsFit(parts, at + 1, closing + 1, trial)
  const [narrow, wide] = [at + trial.step, at + tag.flat.length + 2]
  if (wide > narrow) {
    return (
      (trial.total + narrow <= LINE || narrow <= LINE / 2) && tailFits(rest, narrow, wide, closing + 1, trial)
    )
  }
  return (trial.total + wide < LINE || wide < LINE / 2) && partsFit(rest, wide, closing + 1, trial)
}

function partsFit(parts: readonly Box[], at: number, closing: number, trial: Trial): boolean {
  const [first, ...rest] = parts
  if (!first) return true
  const after = rest.length ? 0 : closing
  return fits(first, at, after, trial) && tailFits(rest, at, endOf(first, at, after), closing, trial)
}

function tailFits(parts: readonly Box[], at: number, end: number, closing: number, trial: Trial): boolean {
  let column = end
  return parts.every((part, index) => {
    const after = index === parts.length - 1 ? closing : 0
    const stays = staysOnLine(part, column, after)
    column = stays ? column + part.flat.length + 1 : endOf(part, at, after)
    return stays || fits(part, at, after, trial)
  })
}

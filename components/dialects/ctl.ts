import type { Field } from '@/lib/commands/types'
import type { DialectCall, Rendering } from './call'
import { asJson, objectLiteral } from './literal'
import { type Piece, shellWord } from './shell'
import { placeholder, type Spelled, spell } from './spell'

/** The release that first cuts lists at `,` and tuples at `:`; before it the tool reads them as JSON. */
const CUTS_LISTS_SINCE = '24.02'

/** Raised where the tool's syntax has no way to say a value; the message is for people. */
class Unsayable extends Error {}

/** A line of ejabberdctl: every argument by position. */
export function ctl(call: DialectCall): Rendering {
  const { definition, release } = call
  const cutsLists = release >= CUTS_LISTS_SINCE
  const members = spell(definition, call.args, call.notes)
  try {
    const words = members.map(([name, value], at) => {
      const field = definition.args[at]
      return shellWord(...(field ? wordOf(field, value, cutsLists, name) : []))
    })
    const version = call.isNewest ? [] : ['--version', String(definition.version)]
    return { code: [call.ctl, ...version, definition.name, ...words].join(' '), remarks: [] }
  } catch (error) {
    if (error instanceof Unsayable) return { remarks: [error.message] }
    throw error
  }
}

function wordOf(field: Field, value: Spelled, cutsLists: boolean, name: string): readonly Piece[] {
  const isComposite = value.is === 'list' || value.is === 'object'
  const pieces = isComposite
    ? cutsLists
      ? cut(field, value, name)
      : [jsonWord(name, value)]
    : [pieceOf(value)]
  if (pieces.some(piece => typeof piece === 'string' && piece.includes('\0'))) {
    throw new Unsayable(`${name} holds a NUL character, which no command line can carry.`)
  }
  return pieces
}

function jsonWord(name: string, value: Spelled): string {
  if (hasSecret(value)) {
    throw new Unsayable(
      `${name} holds a secret inside a list, which this release reads as JSON on the command line.`,
    )
  }
  const wrapped = objectLiteral([['', value]], asJson)
  return wrapped.slice(wrapped.indexOf(':') + 1, -1).trim()
}

/** Lists are cut at `,`, tuples at `:`; elements are trimmed and empty ones dropped, so not all values can be said. */
function cut(field: Field, value: Spelled, name: string): readonly Piece[] {
  if (value.is === 'list') {
    if (field.type.kind !== 'list') return []
    const { of } = field.type
    return join(
      value.elements.map(element =>
        element.is === 'object' ? tupleOf(of, element, name) : [atomOf(element, name, /,/)],
      ),
      ',',
    )
  }
  return value.is === 'object' ? tupleOf(field, value, name) : [atomOf(value, name, /,/)]
}

function tupleOf(field: Field, value: Spelled & { is: 'object' }, name: string): readonly Piece[] {
  const parts = value.members.map(([, member]) => [atomOf(member, name, /[,:]/)])
  return field.type.kind === 'tuple' ? join(parts, ':') : []
}

function atomOf(value: Spelled, name: string, separators: RegExp): Piece {
  if (value.is === 'list' || value.is === 'object') {
    throw new Unsayable(`${name} is nested deeper than the command line can say.`)
  }
  const piece = pieceOf(value)
  if (typeof piece !== 'string') return piece
  const separator = separators.exec(piece)?.[0]
  if (separator)
    throw new Unsayable(`A value in ${name} holds “${separator}”, where the command line cuts it.`)
  if (piece === '') throw new Unsayable(`${name} holds empty text, which the command line drops.`)
  if (piece !== piece.trim())
    throw new Unsayable(`A value in ${name} has spaces at its ends, which are trimmed there.`)
  return piece
}

function pieceOf(value: Spelled): Piece {
  switch (value.is) {
    case 'text':
      return value.text
    case 'integer':
      return value.digits
    case 'json':
      return JSON.stringify(value.json)
    case 'secret':
      return { variable: value.variable }
    case 'blank':
      return placeholder(value.name)
    default:
      return ''
  }
}

const join = (parts: readonly (readonly Piece[])[], separator: string): readonly Piece[] =>
  parts.flatMap((part, at) => (at === 0 ? part : [separator, ...part]))

const hasSecret = (value: Spelled): boolean =>
  value.is === 'list'
    ? value.elements.some(hasSecret)
    : value.is === 'object'
      ? value.members.some(([, member]) => hasSecret(member))
      : value.is === 'secret'

import type { Definition } from './definition'
import { type ArgumentFailure, type Outcome, ok } from './outcome'
import type { Field, Integer, Type, Value } from './types'

/**
 * Reads the words behind a command in a line of ejabberdctl (SPEC 11): one a declared argument, in order. A list is cut
 * at `,`, a tuple at `:`; what is cut loses the white space around it, empty pieces are dropped. An integer is read as
 * far as its digits go.
 *
 * @param name as it was typed, for the message
 * @returns `missing` or `unknown` where the number of words, or of the parts of a tuple, is wrong; `unreadable` for a
 *   word that is no integer, over which ejabberd stumbles
 *
 * @example
 * readCtlArguments(createRoomWithOpts, ['r', 'conference.localhost', 'localhost', 'title:A,public:true'], 'create_room_with_opts')
 * // { kind: 'ok', value: { room: 'r', …, options: [{ name: 'title', value: 'A' }, { name: 'public', value: 'true' }] } }
 */
export function readCtlArguments(
  { args }: Pick<Definition, 'args'>,
  words: readonly string[],
  name: string,
): Outcome<Readonly<Record<string, Value>>> {
  try {
    return ok(readFields(args, words, args[words.length]?.name ?? ''))
  } catch (error) {
    if (error instanceof Misfit) return error.failure(name)
    throw error
  }
}

/** Raised where a word does not fit, and caught above. */
class Misfit extends Error {
  /** @param missing how many words are missing, below zero: left over; undefined: the word is no integer */
  constructor(
    readonly argument: string,
    readonly missing?: number,
  ) {
    super(argument)
  }

  failure(name: string): ArgumentFailure {
    const { argument, missing } = this
    if (missing === undefined) {
      return { kind: 'bad-argument', argument, problem: 'unreadable', message: `${argument} is no integer` }
    }
    const less = `${Math.abs(missing)} ${missing > 0 ? 'more' : 'less'}`
    return {
      kind: 'bad-argument',
      argument,
      problem: missing > 0 ? 'missing' : 'unknown',
      message: `the command '${name}' requires ${less} argument.`,
    }
  }
}

function readFields(
  fields: readonly Field[],
  words: readonly string[],
  blamed: string,
): Readonly<Record<string, Value>> {
  if (words.length !== fields.length) throw new Misfit(blamed, fields.length - words.length)
  return Object.fromEntries(
    fields.map(({ name, type }, at) => [name, readWord(type, words[at] ?? '', name)] as const),
  )
}

/** @param blamed the argument that the word is, or is a part of */
function readWord(type: Type, word: string, blamed: string): Value {
  switch (type.kind) {
    case 'integer':
      return readInteger(word, blamed)
    case 'list':
      return pieces(word, ',').map(piece => readWord(type.of.type, piece, blamed))
    case 'tuple':
      return readFields(type.fields, pieces(word, ':'), blamed)
    default:
      return word
  }
}

const pieces = (word: string, separator: string) =>
  word
    .split(separator)
    .map(piece => piece.trim())
    .filter(piece => piece !== '')

/** Reading longer ones takes a time that grows faster than their length. */
const DIGITS_MAX = 10_000

function readInteger(word: string, blamed: string): Integer {
  const digits = /^\s*([+-]?\d+)/.exec(word)?.[1]
  if (digits === undefined || digits.length > DIGITS_MAX) throw new Misfit(blamed)
  const value = Number(digits)
  return Number.isSafeInteger(value) ? value : BigInt(digits)
}

import { LEFT_TO_RIGHT, MAPPED_TO_NOTHING, PROHIBITED, RIGHT_TO_LEFT, UNASSIGNED } from './unicode32'

/** What distinguishes one profile of stringprep from another. */
export interface Profile {
  /** Fold case (table B.2). */
  readonly foldsCase: boolean
  /** ASCII characters that are refused, as a class of a regular expression. */
  readonly refusedAscii: RegExp
}

/**
 * Prepares text by a profile of stringprep (RFC 3454): characters mapped to nothing go, case is folded, compatibility
 * forms are replaced (NFKC), then prohibited, unassigned and wrongly mixed right-to-left characters are refused.
 *
 * @returns the prepared text; undefined where a character is refused
 */
export function stringprep(text: string, profile: Profile): string | undefined {
  let mapped = ''
  for (const character of text) {
    const code = codeOf(character)
    if (code > 0x7f && UNASSIGNED_RANGES.has(code)) return undefined
    if (code > 0x7f && NOTHING_RANGES.has(code)) continue
    mapped += profile.foldsCase ? foldCase(character) : character
  }
  const prepared = mapped.normalize('NFKC')
  if (profile.refusedAscii.test(prepared)) return undefined
  for (const character of prepared) {
    const code = codeOf(character)
    if (code > 0x7f && PROHIBITED_RANGES.has(code)) return undefined
  }
  return isBidiSound(prepared) ? prepared : undefined
}

/**
 * Table B.2. Folding twice around NFKC gives the table, but for the dotless i, which JavaScript upper-cases to I, and for
 * characters whose small ones came after Unicode 3.2.
 */
function foldCase(character: string): string {
  if (character === 'ı') return character
  if (character < '\x80') return character.toLowerCase()
  const folded = foldOnce(foldOnce(character).normalize('NFKC'))
  return UNASSIGNED_RANGES.has(codeOf(folded)) ? character : folded
}

const foldOnce = (text: string) => text.toLowerCase().toUpperCase().toLowerCase()

/** RFC 3454, chapter 6: text with a right-to-left character begins and ends with one, and has no left-to-right one. */
function isBidiSound(text: string): boolean {
  const characters = [...text]
  const isRightToLeft = (character: string | undefined) =>
    character !== undefined && RIGHT_TO_LEFT_RANGES.has(codeOf(character))
  if (!characters.some(isRightToLeft)) return true
  return (
    isRightToLeft(characters[0]) &&
    isRightToLeft(characters.at(-1)) &&
    !characters.some(character => LEFT_TO_RIGHT_RANGES.has(codeOf(character)))
  )
}

const codeOf = (character: string) => character.codePointAt(0) ?? 0

/** Sorted ranges of code points, searched by halving. */
class Ranges {
  readonly #firsts: number[] = []
  readonly #lasts: number[] = []

  /** `packed`: as in `unicode32.ts`. */
  constructor(packed: string) {
    let next = 0
    for (const range of packed.split(' ')) {
      const [gap = '', length = '0'] = range.split('-')
      const first = next + Number.parseInt(gap, 36)
      const last = first + Number.parseInt(length, 36)
      this.#firsts.push(first)
      this.#lasts.push(last)
      next = last + 1
    }
  }

  has(code: number): boolean {
    let low = 0
    let high = this.#firsts.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (code < (this.#firsts[middle] ?? 0)) high = middle - 1
      else if (code > (this.#lasts[middle] ?? 0)) low = middle + 1
      else return true
    }
    return false
  }
}

const UNASSIGNED_RANGES = new Ranges(UNASSIGNED)
const PROHIBITED_RANGES = new Ranges(PROHIBITED)
const NOTHING_RANGES = new Ranges(MAPPED_TO_NOTHING)
const RIGHT_TO_LEFT_RANGES = new Ranges(RIGHT_TO_LEFT)
const LEFT_TO_RIGHT_RANGES = new Ranges(LEFT_TO_RIGHT)

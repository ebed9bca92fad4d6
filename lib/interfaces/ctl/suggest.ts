import { editDistance } from '@/lib/commands/edit-distance'

/** Of longer words only so much is compared: the time goes with their length, and no command is near one. */
const COMPARED = 100

/**
 * The command that was probably meant: the one with the fewest letters to change, of several the first in the alphabet
 * (SPEC 11). Undefined where there is no command at all.
 *
 * @param names in alphabetical order
 */
export function suggest(word: string, names: readonly string[]): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const name of names) {
    const distance = editDistance(word.slice(0, COMPARED), name)
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best?.name
}

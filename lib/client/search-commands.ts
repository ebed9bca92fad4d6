import type { CatalogueCommand } from '@/lib/commands/catalogue'

/**
 * How well a command fits what was typed; undefined: not at all. Higher is better. Every word must be found. The name
 * counts before the summary, a beginning before a middle, whole letters before scattered ones ("rgus").
 */
export function commandScore(command: CatalogueCommand, typed: string): number | undefined {
  const words = wordsOf(typed)
  if (words.length === 0) return 0
  const name = command.name.toLowerCase()
  const joined = words.join('_')
  // Shorter names first among equals: "regi" means register before registered_users.
  const brevity = 1 - Math.min(name.length, 99) / 100
  if (name === joined) return 100 + brevity
  if (name.startsWith(joined)) return 90 + brevity
  let sum = 0
  for (const word of words) {
    const score = wordScore(word, name, command)
    if (score === undefined) return undefined
    sum += score
  }
  return sum / words.length + brevity
}

function wordScore(word: string, name: string, command: CatalogueCommand): number | undefined {
  const parts = name.split('_')
  if (parts.includes(word)) return 70
  if (parts.some(part => part.startsWith(word))) return 60
  if (name.includes(word)) return 50
  const summary = command.notes.summary.toLowerCase()
  if (summary.split(/\W+/).some(each => each.startsWith(word))) return 40
  const newest = command.versions.at(-1)
  if (newest?.tags.some(tag => tag.startsWith(word)) || newest?.module.includes(word)) return 30
  if (word.length >= 3 && isScattered(word, name)) return 10
  return undefined
}

/** The letters in order, with gaps, the first of them at the beginning of a part. */
function isScattered(word: string, name: string): boolean {
  const start = `_${name}`.indexOf(`_${word[0]}`)
  if (start < 0) return false
  let at = start - 1
  for (const letter of word) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}

const wordsOf = (typed: string) =>
  typed
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean)

/** The commands that fit, best first, equals by name; all of them, as given, when nothing was typed. */
export function searchCommands<C extends CatalogueCommand>(
  commands: readonly C[],
  typed: string,
): readonly C[] {
  if (wordsOf(typed).length === 0) return commands
  return commands
    .flatMap(command => {
      const score = commandScore(command, typed)
      return score === undefined ? [] : [{ command, score }]
    })
    .sort((a, b) => b.score - a.score || a.command.name.localeCompare(b.command.name))
    .map(each => each.command)
}

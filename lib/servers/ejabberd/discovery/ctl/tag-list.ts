import { isCommandWord } from '../findings'

/**
 * The names of all commands in what `ejabberdctl help --tags` prints: a tag two spaces from the margin, its commands
 * five spaces below it.
 *
 * @returns sorted, each once; undefined where the text is no such list
 */
export function readTagList(text: string): string[] | undefined {
  if (!/^Available tags /m.test(text)) return undefined
  const names = text
    .split('\n')
    .filter(line => /^ {5}\S/.test(line))
    .flatMap(line => line.trim().split(/\s+/))
  return [...new Set(names.filter(isCommandWord))].sort()
}

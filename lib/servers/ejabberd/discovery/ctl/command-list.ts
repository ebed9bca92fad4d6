import { isCommandWord } from '../findings'

/** A command as a list of all commands names it. */
export interface Listed {
  readonly name: string
  /** Names of its arguments; left out where the list has none. */
  readonly args?: readonly string[]
}

/**
 * Reads a list of all commands by their tags, two spaces from the margin: what `ejabberdctl help commands` prints has a
 * command with its arguments on each line, four spaces from it; `help --tags`, which releases of any age know, only names,
 * five spaces from it.
 *
 * @returns by name, each once; undefined where the text is no such list
 */
export function readCommandList(text: string): Listed[] | undefined {
  const [, kind] = /^Available tags and (commands details|list of commands):/m.exec(text) ?? []
  if (kind === undefined) return undefined
  const hasArguments = kind === 'commands details'
  const row = hasArguments ? /^ {4}(\S.*)$/gm : /^ {5}(\S.*)$/gm
  const listed = [...text.matchAll(row)].flatMap(([, found = '']): Listed[] => {
    const words = found.trim().split(/\s+/)
    const [name = '', ...args] = words
    return hasArguments ? [{ name, args }] : words.map(word => ({ name: word }))
  })
  const byName = new Map(listed.filter(({ name }) => isCommandWord(name)).map(one => [one.name, one]))
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

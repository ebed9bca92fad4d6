/** Where the width of a terminal is not known. */
export const WIDTH = 78

/** Text as lines of at most so many characters, each indented; a word that is longer has a line of its own. */
export function wrap(text: string, indent: number, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line === '') line = word
    else if (indent + line.length + 1 + word.length <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line].map(each => `${' '.repeat(indent)}${each}\n`).join('')
}

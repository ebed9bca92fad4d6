/** In quotes, which end where a space or the end follows; or plain; or the spaces between. */
const PIECE = /\\?"([\s\S]*?)(?:\\?"(?= |$)|$)|([^ ]+)| +/y

/**
 * The words of a line as `mod_rest` reads them: parted by spaces and nothing else, in double quotes where they have
 * some. Empty words vanish.
 *
 * @example
 * splitLine('register "a b"  c "d"e" f') // ['register', 'a b', 'c', 'd"e', 'f']
 */
export const splitLine = (line: string): readonly string[] =>
  [...line.matchAll(new RegExp(PIECE, 'gy'))].flatMap(([, quoted, plain]) => quoted || plain || [])

/** A piece of a shell word: text as it is, or the value of a variable. */
export type Piece = string | { readonly variable: string }

/** A word that a POSIX shell reads back as exactly these pieces. It cannot hold the character NUL. */
export function shellWord(...pieces: readonly Piece[]): string {
  if (pieces.every(piece => typeof piece === 'string')) return quote(pieces.join('')) || "''"
  if (pieces.length > 1 && pieces.every(isPlainInDouble)) return `"${pieces.map(inDouble).join('')}"`
  return pieces.map(piece => (typeof piece === 'string' ? quote(piece) : `"$${piece.variable}"`)).join('')
}

/** Whether double quotes leave it as it is; `!` is the history of interactive shells. */
const isPlainInDouble = (piece: Piece) => typeof piece !== 'string' || !/[$`"\\!]/.test(piece)

/** A name needs braces where a letter follows it. */
function inDouble(piece: Piece, at: number, all: readonly Piece[]): string {
  if (typeof piece === 'string') return piece
  const next = all[at + 1]
  return typeof next === 'string' && /^\w/.test(next) ? `\${${piece.variable}}` : `$${piece.variable}`
}

/** Empty where empty text is only a part of a word. */
function quote(text: string): string {
  if (text === '' || /^[\w@%+=:,./-]+$/.test(text)) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

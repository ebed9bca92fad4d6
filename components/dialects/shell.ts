/** A piece of a shell word: text as it is, or the value of a variable. */
export type Piece = string | { readonly variable: string }

/** A word that a POSIX shell reads back as exactly these pieces. It cannot hold the character NUL. */
export function shellWord(...pieces: readonly Piece[]): string {
  return (
    pieces.map(piece => (typeof piece === 'string' ? quote(piece) : `"$${piece.variable}"`)).join('') || "''"
  )
}

/** Empty where empty text is only a part of a word. */
function quote(text: string): string {
  if (text === '' || /^[\w@%+=:,./-]+$/.test(text)) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** What a line of ejabberdctl is answered. `printCtl` puts it together as a terminal shows it. */
export interface CtlAnswer {
  /** What was printed on the way: by the command while it ran, help, a rescode that is not ok. Each piece ends its line. */
  readonly aside: string
  /** The result or the error, without the end of its last line. In pieces where it may be too long to be held. */
  readonly text: string | AsyncIterable<string>
  /** 0 success, 1 error, 2 wrong number of arguments, 3 no command. */
  readonly exit: number
}

/** An answer whose text is whole. */
export type ShortAnswer = CtlAnswer & { readonly text: string }

export const said = (text: string, exit = 0, aside = ''): ShortAnswer => ({ aside, text, exit })

/** All of it on the standard output. */
export function printCtl({ aside, text }: CtlAnswer): string | AsyncIterable<string> {
  return typeof text === 'string' ? aside + endLine(text) : printPieces(aside, text)
}

async function* printPieces(aside: string, pieces: AsyncIterable<string>) {
  yield aside
  let last = ''
  for await (const piece of pieces) {
    yield piece
    last = piece || last
  }
  if (last) yield '\n'
}

const endLine = (text: string) => (text === '' ? '' : `${text}\n`)

/** What a line of ejabberdctl is answered. `printCtl` puts it together as a terminal shows it. */
export interface CtlAnswer {
  /** What was printed on the way: by the command while it ran, help, a rescode that is not ok. Each piece ends its line. */
  readonly aside: string
  /** The result or the error, without the end of its last line. */
  readonly text: string
  /** 0 success, 1 error, 2 wrong number of arguments, 3 no command. */
  readonly exit: number
}

export const said = (text: string, exit = 0, aside = ''): CtlAnswer => ({ aside, text, exit })

/** All of it on the standard output. */
export const printCtl = ({ aside, text }: CtlAnswer): string => aside + (text === '' ? '' : `${text}\n`)

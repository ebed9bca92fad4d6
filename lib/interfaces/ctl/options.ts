import { LATEST } from '@/lib/commands/definition'

/** A line of ejabberdctl, its options taken off. */
export interface CtlLine {
  /** API version; `LATEST` where none was asked for. */
  readonly version: number
  /** What follows `--auth`. */
  readonly auth?: { readonly user: string; readonly host: string; readonly password: string }
  /** The value of `--node`. */
  readonly node?: string
  /** The command as typed, and its words. Empty: none was given. */
  readonly words: readonly string[]
}

/** Options of the shell script around ejabberdctl that have a value, and mean nothing here but `--node`. */
const WITH_VALUE: Readonly<Record<string, string>> = {
  '-n': '--node',
  '-c': '--ctl-config',
  '-d': '--config-dir',
  '-f': '--config',
  '-l': '--logs',
  '-s': '--spool',
}
const NO_TIMEOUT: ReadonlySet<string> = new Set(['-t', '--no-timeout'])

/**
 * Takes the options off a line: those of the script in any order, then `--version`, then `--auth` (SPEC 11). A word
 * that is no option, or an option in another place, is the command. The text where the version is no integer.
 */
export function readLine(argv: readonly string[]): CtlLine | { readonly wrongVersion: string } {
  let words = argv
  let node: string | undefined
  for (let name = optionName(words[0]); name !== undefined; name = optionName(words[0])) {
    const hasValue = !NO_TIMEOUT.has(name)
    if (name === '--node') node = words[1]
    words = words.slice(hasValue ? 2 : 1)
  }
  let version = LATEST
  if (words[0] === '--version' && words[1] !== undefined) {
    if (!/^[+-]?\d{1,15}$/.test(words[1])) return { wrongVersion: words[1] }
    version = Number(words[1])
    words = words.slice(2)
  }
  const [first, user, host, password] = words
  if (first !== '--auth' || user === undefined || host === undefined || password === undefined) {
    return { version, node, words }
  }
  return { version, node, auth: { user, host, password }, words: words.slice(4) }
}

function optionName(word: string | undefined): string | undefined {
  if (word === undefined) return undefined
  if (NO_TIMEOUT.has(word)) return word
  return WITH_VALUE[word] ?? Object.values(WITH_VALUE).find(name => name === word)
}

import { LineCounter, parseDocument } from 'yaml'
import { linesOf } from './lines'

/** The options of a configuration file as YAML gives them, and where each key stands. */
export interface YamlFile {
  readonly options: Readonly<Record<string, unknown>>
  /** By the key's path: "api_permissions.public.who". */
  readonly lineOf: (path: string) => number | undefined
}

/** What is wrong with the text: a line or "(file)", and why. */
export interface YamlProblem {
  readonly path: string
  readonly message: string
}

/** Reads the text of a configuration: a YAML map. Nothing in it is evaluated, no other file is read. */
export function readYaml(
  text: string,
):
  | { readonly ok: true; readonly file: YamlFile }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] } {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const broken = document.errors.map(({ message, linePos }) => ({
    path: `line ${linePos?.[0].line ?? '?'}`,
    message,
  }))
  if (broken.length > 0) return { ok: false, problems: broken }
  const options: unknown = document.toJS() ?? {}
  if (typeof options !== 'object' || Array.isArray(options)) {
    return { ok: false, problems: [{ path: '(file)', message: 'must be a map of options' }] }
  }
  const lines = linesOf(document, lineCounter)
  return {
    ok: true,
    file: { options: options as Record<string, unknown>, lineOf: path => lines.get(path) },
  }
}

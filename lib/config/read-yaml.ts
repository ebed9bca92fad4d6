import { existsSync, readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import type { Environment } from './environment'
import { linesOf } from './lines'
import { ConfigError } from './problem'

/** A configuration file: its options as YAML gives them, and where each key stands. */
export interface YamlFile {
  readonly options: Readonly<Record<string, unknown>>
  readonly lineOf: (path: string) => number | undefined
}

/** Reads the file if it is there. Throws `ConfigError` for one that is required and absent, or is not YAML. */
export function readYamlFile({ path, required }: Environment['configFile']): YamlFile {
  if (existsSync(path)) return parseYaml(readFileSync(path, 'utf8'), path)
  if (!required) return { options: {}, lineOf: () => undefined }
  throw new ConfigError('There is no configuration', [
    { path: 'SWITCHBOARD_CONFIG', message: `no file ${path}` },
  ])
}

/** Reads the text of a configuration. `name` is what the operator calls it. Throws `ConfigError`. */
export function parseYaml(text: string, name: string): YamlFile {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  if (document.errors.length) {
    throw new ConfigError(
      `${name} is not YAML`,
      document.errors.map(({ message, linePos }) => ({ path: `line ${linePos?.[0].line ?? '?'}`, message })),
    )
  }
  const options: unknown = document.toJS() ?? {}
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw new ConfigError(`${name} is wrong`, [{ path: '(file)', message: 'must be a map of options' }])
  }
  const lines = linesOf(document, lineCounter)
  return { options: options as Record<string, unknown>, lineOf: path => lines.get(path) }
}

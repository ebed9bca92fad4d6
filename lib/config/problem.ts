/** One thing that is wrong: the key's path, as written in the file, and what is allowed there. */
export interface Problem {
  readonly path: string
  readonly message: string
}

/** The configuration cannot be used. Its message lists every problem and is meant for the operator. */
export class ConfigError extends Error {
  constructor(
    title: string,
    readonly problems: readonly Problem[],
  ) {
    super([`${title}:`, ...problems.map(({ path, message }) => `  ${path}: ${message}`)].join('\n'))
    this.name = 'ConfigError'
  }
}

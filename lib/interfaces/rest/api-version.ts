/** A segment that names an API version: `v` and an integer as Erlang reads one. */
const VERSION = /^v([+-]?\d+)$/

/**
 * The API version that a path asks for (SPEC 2.1): the last such segment of the whole path counts. Undefined: none.
 *
 * @example
 * pathVersion(['api', 'status', 'v1', 'v0']) // 0
 */
export function pathVersion(path: readonly string[]): number | undefined {
  for (let index = path.length - 1; index >= 0; index--) {
    const digits = VERSION.exec(path[index] ?? '')?.[1]
    if (digits !== undefined) return Number(digits)
  }
  return undefined
}

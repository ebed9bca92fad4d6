import { createContext, Script } from 'node:vm'

const filter = new Script('items.filter(test)')

/**
 * The items that pass a test which may never end, such as somebody's regular expression: it has the process to itself
 * for so long at most.
 *
 * @returns undefined where the time was up
 */
export function passWithin<T>(
  timeoutMs: number,
  items: readonly T[],
  test: (item: T) => boolean,
): readonly T[] | undefined {
  try {
    return filter.runInContext(createContext({ items, test }), { timeout: timeoutMs })
  } catch (error) {
    // It need not be an Error of this realm.
    if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  }
}

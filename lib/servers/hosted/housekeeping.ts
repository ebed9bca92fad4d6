import type { Hosted } from './context'
import { cleanTokens } from './tokens'

const EVERY_MS = 3_600_000

/** Cleans up at the start and every hour; the function that it returns ends that. */
export function keepHouse({ store, node }: Hosted): () => void {
  let stopped = false
  const clean = () =>
    cleanTokens(store).catch(error => {
      if (!stopped) node.log.write('error', `Expired tokens were not cleaned: ${error}`)
    })
  const timer = setInterval(clean, EVERY_MS).unref()
  void clean()
  return () => {
    stopped = true
    clearInterval(timer)
  }
}

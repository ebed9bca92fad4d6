import { setTimeout as delay } from 'node:timers/promises'
import { post } from './servers.mjs'

/** Longer than a proxy keeps a connection that nothing uses. */
const REST_MS = 6000

/**
 * Asks each of the ways `atOnce` times in the same moment, after a rest, so that a proxy has to open connections; and that
 * `times` times.
 *
 * @returns for each way, the milliseconds of the slowest call of each time, in order
 */
export async function bursts(ways, { command, body, token, times, atOnce }) {
  const ask = async url => {
    const begun = performance.now()
    await post(url, command, body, `Bearer ${token}`)
    return performance.now() - begun
  }
  const slowest = ways.map(() => [])
  for (let time = 0; time < times; time++) {
    await delay(REST_MS)
    for (const [way, url] of ways.entries()) {
      slowest[way].push(Math.max(...(await Promise.all(Array.from({ length: atOnce }, () => ask(url))))))
    }
  }
  return slowest.map(list => list.sort((a, b) => a - b))
}

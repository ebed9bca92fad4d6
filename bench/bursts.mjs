import { setTimeout as delay } from 'node:timers/promises'
import { Agent, request } from 'undici'

/** Longer than a proxy keeps a connection that nothing uses. */
const REST_MS = 6000

/**
 * Asks each of the ways `atOnce` times in the same moment, after a rest, so that a proxy has to open connections; and that
 * `times` times. The connections to the proxies are kept meanwhile.
 *
 * @returns for each way, the milliseconds of the slowest call of each time, in order
 */
export async function bursts(ways, { command, body, token, times, atOnce }) {
  const dispatcher = new Agent({ connections: atOnce, keepAliveTimeout: 10 * REST_MS })
  const ask = async url => {
    const begun = performance.now()
    const answer = await request(`${url}/${command}`, {
      ...{ method: 'POST', dispatcher, body: JSON.stringify(body) },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
    await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
    return performance.now() - begun
  }
  const slowest = ways.map(() => [])
  for (let time = 0; time <= times; time++) {
    await delay(REST_MS)
    for (const [way, url] of ways.entries()) {
      const all = await Promise.all(Array.from({ length: atOnce }, () => ask(url)))
      // The first opens the connections to the proxies, too.
      if (time) slowest[way].push(Math.max(...all))
    }
  }
  await dispatcher.close()
  return slowest.map(list => list.sort((a, b) => a - b))
}

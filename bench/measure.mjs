import { load } from './load.mjs'

const WARM_UP_SECONDS = 2

/**
 * One job on all servers, in turns (A B C A B C …), so that what else the machine does meets all; the first round is not
 * counted.
 *
 * @returns medians of the rounds, a row a server: { name, perSecond, p50Ms, p99Ms }
 */
export async function measure(
  { command, words = '', args },
  servers,
  { tool, connections, rounds, seconds },
) {
  const samples = new Map(servers.map(server => [server, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [index, server] of servers.entries()) {
      const { url, token, name } = server
      const sample = await load(tool, {
        ...{ url: `${url}/${command}`, token, connections, seconds: round ? seconds : WARM_UP_SECONDS },
        body: JSON.stringify(args).replaceAll('%R', `r${round}s${index}`),
      })
      if (sample.failed) throw new Error(`${name}: ${sample.failed} requests of ${command} failed`)
      if (round) samples.get(server).push(sample)
      console.error(`${command}${words} ${round || 'warm-up'} ${name}: ${Math.round(sample.perSecond)}/s`)
    }
  }
  return servers.map(server => {
    const median = key => {
      const sorted = samples
        .get(server)
        .map(sample => sample[key])
        .sort((a, b) => a - b)
      return sorted[Math.floor(sorted.length / 2)]
    }
    return {
      name: server.name,
      perSecond: median('perSecond'),
      p50Ms: median('p50Ms'),
      p99Ms: median('p99Ms'),
    }
  })
}

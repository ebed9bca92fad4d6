#!/usr/bin/env node
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bursts } from './bursts.mjs'
import { hasWrk, load } from './load.mjs'
import { post, startEjabberd } from './servers.mjs'
import { startSwitchboard } from './switchboard.mjs'

/** Measures an ejabberd asked through Switchboard, through a bare relay, and directly, in turns. See README.md. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    port: { type: 'string', default: '5391' },
    tool: { type: 'string', default: hasWrk() ? 'wrk' : 'node' },
    write: { type: 'boolean', default: false },
  },
})
const [seconds, rounds, port] = ['seconds', 'rounds', 'port'].map(name => Number(values[name]))

const JOBS = [
  { command: 'check_account', body: { user: 'alice', host: 'localhost' } },
  { command: 'registered_users', body: { host: 'localhost' } },
]
const CONNECTIONS = [1, 16]
const WAYS = ['direct', 'through', 'bare relay']
const BURSTS = { times: 12, atOnce: 16 }

const ejabberd = await startEjabberd()
const config = `servers:\n  real:\n    url: ${ejabberd.url}\n`
const relay = spawn(
  process.execPath,
  [fileURLToPath(new URL('relay.mjs', import.meta.url)), new URL(ejabberd.url).origin],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let switchboard
try {
  const [relayPort] = await once(relay.stdout, 'data')
  switchboard = await startSwitchboard({ port, config, numbers: {}, api: '/api' })
  const ways = [
    ejabberd.url,
    `${new URL(switchboard.url).origin}/servers/real/api`,
    `http://127.0.0.1:${Number(relayPort)}/api`,
  ]
  await requireSameAnswers(ways)
  const rows = []
  for (const connections of CONNECTIONS)
    for (const job of JOBS) rows.push(await measure(job, connections, ways))
  const [{ command, body }] = JOBS
  const slowest = await bursts(ways.slice(1), { command, body, token: ejabberd.token, ...BURSTS })
  const page = report(rows, slowest)
  console.log(page)
  if (values.write) write(page)
} finally {
  relay.kill()
  await switchboard?.stop()
  await ejabberd.stop()
}

function write(page) {
  const file = fileURLToPath(new URL('../docs/measurements-proxy.md', import.meta.url))
  writeFileSync(file, page)
  spawnSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' })
}

async function requireSameAnswers(ways) {
  for (const { command, body } of JOBS) {
    const [direct, ...others] = await Promise.all(
      ways.map(url => post(url, command, body, `Bearer ${ejabberd.token}`)),
    )
    const other = others.find(answer => answer !== direct)
    if (other) throw new Error(`${command} is answered differently: ${direct} and ${other}`)
  }
}

/** Rounds in turns (A B A B …), so that what else the machine does meets both; the first of each is not counted. */
async function measure({ command, body }, connections, ways) {
  const samples = ways.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [way, url] of ways.entries()) {
      const sample = await load(values.tool, {
        url: `${url}/${command}`,
        token: ejabberd.token,
        body: JSON.stringify(body),
        connections,
        seconds: round ? seconds : 2,
      })
      if (sample.failed || !sample.perSecond)
        throw new Error(`${url}: ${sample.failed} requests of ${command} failed`)
      if (round) samples[way].push(sample)
      console.error(`${command} × ${connections}, ${WAYS[way]}: ${Math.round(sample.perSecond)}/s`)
    }
  }
  const [direct, through, bare] = samples.map(medians)
  return { command, connections, direct, through, bare }
}

function medians(samples) {
  const median = key => samples.map(sample => sample[key]).sort((a, b) => a - b)[samples.length >> 1]
  return { perSecond: median('perSecond'), p50Ms: median('p50Ms'), p99Ms: median('p99Ms') }
}

function report(rows, slowest) {
  const [slowestThrough, slowestBare] = slowest.map(list => `${list.map(Math.round).join(', ')} ms`)
  const share = (way, direct) => `${Math.round((100 * way.perSecond) / direct.perSecond)} %`
  const added = (way, direct, percentile) => (way[percentile] - direct[percentile]).toFixed(2)
  const line = ({ command, connections, direct, through, bare }) => [
    ...[`\`${command}\``, connections, Math.round(direct.perSecond), Math.round(through.perSecond)],
    ...[share(through, direct), share(bare, direct), direct.p50Ms.toFixed(2)],
    ...[added(through, direct, 'p50Ms'), added(bare, direct, 'p50Ms'), added(through, direct, 'p99Ms')],
  ]
  const heads = [
    ...[
      'command',
      'connections',
      'direct, requests/s',
      'through, requests/s',
      'share',
      'share of a bare relay',
    ],
    ...['direct p50 (ms)', 'added p50 (ms)', 'added p50 of a bare relay (ms)', 'added p99 (ms)'],
  ]
  const table = [heads, heads.map(() => '---'), ...rows.map(line)]
  return `# Measurements of the pass-through

An ejabberd asked through Switchboard, and the same ejabberd asked directly, in the same run. Taken ${new Date().toISOString().slice(0, 10)} by
\`node bench/proxy.mjs --write\`. The aim: at one connection less than 0.5 ms added at the median; at 16 connections at least 60 % of
the direct throughput.

${table.map(cells => `| ${cells.join(' | ')} |`).join('\n')}

After six seconds without a call a proxy has no connection left. ${BURSTS.atOnce} calls of \`${JOBS[0].command}\` in one moment then took, the slowest of
them, ${BURSTS.times} times:

- through Switchboard ${slowestThrough},
- through the bare relay ${slowestBare}.

Those of a second are connections that the listener of ejabberd 23.01 dropped, as it keeps five that it has not taken yet; Switchboard
opens them a millisecond apart.

- ${ejabberd.name} on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node.js ${process.versions.node}. The load generator (\`${values.tool}\`), Switchboard and
  ejabberd share them, so what Switchboard uses ejabberd lacks.
- Loopback, plain HTTP, kept connections, an OAuth token of the admin. Switchboard runs as one process with \`--api-only\` and keeps
  its journal, as always.
- The bare relay (\`bench/relay.mjs\`) is Node's HTTP server with undici behind it and nothing else: what no proxy on these two can
  do without.
- ${rounds} rounds of ${seconds} s for each way, in turns, after a warm-up of 2 s; the figures are the medians of the rounds. Every answer was a
  200, and all ways were checked to answer the same before.
`
}

#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hasWrk, load } from './load.mjs'
import { post, startEjabberd } from './servers.mjs'
import { startSwitchboard } from './switchboard.mjs'

/** Measures an ejabberd asked through Switchboard beside the same ejabberd asked directly, in turns. See README.md. */
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

const ejabberd = await startEjabberd()
const config = `servers:\n  real:\n    url: ${ejabberd.url}\n`
let switchboard
try {
  switchboard = await startSwitchboard({ port, config, numbers: {}, api: '/api' })
  const ways = [ejabberd.url, `${new URL(switchboard.url).origin}/servers/real/api`]
  await requireSameAnswers(ways)
  const rows = []
  for (const connections of CONNECTIONS)
    for (const job of JOBS) rows.push(await measure(job, connections, ways))
  const page = report(rows)
  console.log(page)
  if (values.write) write(page)
} finally {
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
    const [direct, through] = await Promise.all(
      ways.map(url => post(url, command, body, `Bearer ${ejabberd.token}`)),
    )
    if (direct !== through) throw new Error(`${command} is answered differently: ${direct} and ${through}`)
  }
}

/** Rounds in turns (A B A B …), so that what else the machine does meets both; the first of each is not counted. */
async function measure({ command, body }, connections, ways) {
  const samples = [[], []]
  for (let round = 0; round <= rounds; round++) {
    for (const [way, url] of ways.entries()) {
      const sample = await load(values.tool, {
        url: `${url}/${command}`,
        token: ejabberd.token,
        body: JSON.stringify(body),
        connections,
        seconds: round ? seconds : 2,
      })
      if (sample.failed) throw new Error(`${url}: ${sample.failed} requests of ${command} failed`)
      if (round) samples[way].push(sample)
      console.error(
        `${command} × ${connections}, ${way ? 'through' : 'direct'}: ${Math.round(sample.perSecond)}/s`,
      )
    }
  }
  const [direct, through] = samples.map(medians)
  return { command, connections, direct, through }
}

function medians(samples) {
  const median = key => samples.map(sample => sample[key]).sort((a, b) => a - b)[samples.length >> 1]
  return { perSecond: median('perSecond'), p50Ms: median('p50Ms'), p99Ms: median('p99Ms') }
}

function report(rows) {
  const line = ({ command, connections, direct, through }) =>
    `| \`${command}\` | ${connections} | ${Math.round(direct.perSecond)} | ${Math.round(through.perSecond)} | ${Math.round((100 * through.perSecond) / direct.perSecond)} % | ${direct.p50Ms.toFixed(2)} | ${through.p50Ms.toFixed(2)} | ${(through.p50Ms - direct.p50Ms).toFixed(2)} | ${(through.p99Ms - direct.p99Ms).toFixed(2)} |`
  return `# Measurements of the pass-through

An ejabberd asked through Switchboard, and the same ejabberd asked directly, in the same run. Taken ${new Date().toISOString().slice(0, 10)} by
\`node bench/proxy.mjs --write\`. The aim: at one connection less than 0.5 ms added at the median; at 16 connections at least 60 % of
the direct throughput.

| command | connections | direct, requests/s | through, requests/s | share | direct p50 (ms) | through p50 (ms) | added p50 (ms) | added p99 (ms) |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}

- ${ejabberd.name} on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node.js ${process.versions.node}. The load generator (\`${values.tool}\`), Switchboard and
  ejabberd share them, so what Switchboard uses ejabberd lacks.
- Loopback, plain HTTP, kept connections, an OAuth token of the admin. Switchboard runs as one process with \`--api-only\` and keeps
  its journal, as always.
- ${rounds} rounds of ${seconds} s for each way, in turns, after a warm-up of 2 s; the figures are the medians of the rounds. Every answer was a
  200, and both ways were checked to answer the same before.
`
}

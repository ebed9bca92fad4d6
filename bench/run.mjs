#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hasWrk, load } from './load.mjs'
import { post, startEjabberd, startSwitchboard } from './servers.mjs'

/**
 * Measures the hosted server beside a real ejabberd, in turns, and prints a table. See README.md.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
    accounts: { type: 'string', default: '100' },
    port: { type: 'string', default: '5390' },
    tool: { type: 'string', default: hasWrk() ? 'wrk' : 'node' },
    write: { type: 'boolean', default: false },
  },
})
const number = name => Number(values[name])
const [seconds, rounds, connections, accounts] = ['seconds', 'rounds', 'connections', 'accounts'].map(number)

const JOBS = [
  { command: 'check_account', body: { user: 'bench001', host: 'localhost' } },
  { command: 'registered_users', body: { host: 'localhost' } },
]

const ejabberd = await startEjabberd()
const switchboard = await startSwitchboard(number('port')).catch(async error => {
  await ejabberd.stop()
  throw error
})
const servers = [ejabberd, switchboard]
try {
  await prepare()
  const results = []
  for (const job of JOBS) results.push(await measure(job))
  const page = report(results)
  console.log(page)
  if (values.write) write(page)
} finally {
  await Promise.all(servers.map(server => server.stop()))
}

function write(page) {
  const file = fileURLToPath(new URL('../docs/measurements.md', import.meta.url))
  writeFileSync(file, page)
  spawnSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' })
}

/** The same accounts on both; and both must give the same answers, or there is nothing to compare. */
async function prepare() {
  for (const { url } of servers) {
    // Four accounts are there from the configuration of the tests or from the first start.
    for (const [user, password] of [
      ['alice', 'alicepw'],
      ['bob', 'bobpw'],
    ])
      await register(url, user, password)
    for (let n = 1; n <= accounts; n++) await register(url, `bench${String(n).padStart(3, '0')}`, 'secret')
  }
  for (const { command, body } of JOBS) {
    const answers = await Promise.all(
      servers.map(({ url, token }) => post(url, command, body, `Bearer ${token}`)),
    )
    const [one, other] = answers.map(text => JSON.stringify([JSON.parse(text)].flat().sort()))
    if (one !== other) throw new Error(`${command} is answered differently: ${one} and ${other}`)
  }
}

async function register(url, user, password) {
  await post(url, 'register', { user, host: 'localhost', password }).catch(error => {
    if (!error.message.includes('HTTP 409')) throw error
  })
}

/** Rounds in turns (A B A B …), so that what else the machine does meets both; the first of each is not counted. */
async function measure({ command, body }) {
  const samples = new Map(servers.map(server => [server, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const server of servers) {
      const { url, token } = server
      const job = {
        url: `${url}/${command}`,
        token,
        body: JSON.stringify(body),
        connections,
        seconds: round ? seconds : 2,
      }
      const sample = await load(values.tool, job)
      if (sample.failed) throw new Error(`${server.name}: ${sample.failed} requests of ${command} failed`)
      if (round) samples.get(server).push(sample)
      console.error(`${command} ${round || 'warm-up'} ${server.name}: ${Math.round(sample.perSecond)}/s`)
    }
  }
  const median = (server, key) => {
    const sorted = samples
      .get(server)
      .map(sample => sample[key])
      .sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)]
  }
  return {
    command,
    rows: servers.map(server => ({
      name: server.name,
      perSecond: median(server, 'perSecond'),
      p50Ms: median(server, 'p50Ms'),
      p99Ms: median(server, 'p99Ms'),
    })),
  }
}

function report(results) {
  const lines = results.flatMap(({ command, rows }) => {
    const [theirs, ours] = rows
    const row = ({ name, perSecond, p50Ms, p99Ms }) =>
      `| \`${command}\` | ${name} | ${Math.round(perSecond)} | ${p50Ms.toFixed(2)} | ${p99Ms.toFixed(2)} |`
    const ratio = key => `${(ours[key] / theirs[key]).toFixed(2)} ×`
    return [
      ...rows.map(row),
      `| | **ratio** | **${ratio('perSecond')}** | ${ratio('p50Ms')} | ${ratio('p99Ms')} |`,
    ]
  })
  return `# Measurements

The hosted server beside the installed ejabberd, in the same run. Taken ${new Date().toISOString().slice(0, 10)} by \`node bench/run.mjs --write\`.

| command | server | requests/s | p50 (ms) | p99 (ms) |
| --- | --- | --- | --- | --- |
${lines.join('\n')}

## How it was taken

- Machine: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node.js ${process.versions.node}. The load generator runs on the same cores as the
  server it loads, and the other server idles meanwhile; so these are ratios on a small machine, not what either can do alone.
- Both with the same configuration (\`conformance/configs/default.yml\`), the same ${accounts + 3} accounts on \`localhost\`, loopback, plain
  HTTP, kept connections, and an OAuth token of the admin with scope \`ejabberd:admin\`. Each as it stores its data by default:
  ejabberd in Mnesia (memory and disk), Switchboard in its embedded database. Switchboard runs as one process with \`--api-only\`.
- ${connections} connections, each sending the next request when the last is answered (\`${values.tool}\`${values.tool === 'wrk' ? ', one thread' : ', bench/load.mjs'}). ${rounds} rounds of ${seconds} s for each
  server, in turns, after a warm-up of 2 s; the figures are the medians of the rounds. Every answer was a 200, and both servers
  were checked to answer the same before.
- A ratio above 1 is good for requests/s, below 1 for latencies.
`
}

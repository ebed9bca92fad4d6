#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { JOBS } from './jobs.mjs'
import { hasWrk } from './load.mjs'
import { measure } from './measure.mjs'
import { measureMillion } from './million.mjs'
import { prepare } from './prepare.mjs'
import { report } from './report.mjs'
import { startOnMnesia, startOnSqlite } from './servers.mjs'
import { startSwitchboard } from './switchboard.mjs'

/**
 * Measures the hosted server beside a real ejabberd, in turns, and prints a page. See README.md.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    port: { type: 'string', default: '5390' },
    tool: { type: 'string', default: hasWrk() ? 'wrk' : 'node' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
})
const [seconds, rounds, connections, port] = ['seconds', 'rounds', 'connections', 'port'].map(name =>
  Number(values[name]),
)
const how = { seconds, rounds, connections, tool: values.tool }

const servers = []
try {
  for (const start of [startOnMnesia, startOnSqlite, () => startSwitchboard({ port })])
    servers.push(await start())
  await prepare(servers)
  const results = []
  for (const job of JOBS.filter(({ command }) => command.includes(values.only)))
    results.push({ ...job, rows: await measure(job, servers, how) })
  while (servers.length > 0) await servers.pop().stop()
  const page = report(results, await measureMillion(port), how)
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

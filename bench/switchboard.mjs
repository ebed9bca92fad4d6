import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../scripts/prepare.mjs'
import { fillFile } from './accounts.mjs'
import { FILLED } from './jobs.mjs'
import { benchConfig, post } from './servers.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Switchboard's hosted server, built as `npm start` builds it, on a filled database.
 *
 * @param numbers of accounts, by virtual host; `config`: text; `api`: where that has mod_http_api
 * @returns the server, and `watched(work)`: the longest that its event loop stood still during `work`, and the memory
 *   that was added
 */
export async function startSwitchboard({
  port,
  numbers = FILLED,
  config = benchConfig(),
  // API version 0 is the only one of ejabberd 23.01.
  api = '/v0/api',
}) {
  await ensureBuilt({ console: false })
  const data = mkdtempSync(path.join(tmpdir(), 'switchboard-bench-'))
  const file = path.join(data, 'switchboard.yml')
  writeFileSync(file, config)
  const watch = path.join(root, 'bench/watch.mjs')
  const child = spawn(
    process.execPath,
    ['--import', watch, path.join(root, 'dist/server.js'), '--api-only'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        HOST: '127.0.0.1',
        SWITCHBOARD_DATA: data,
        SWITCHBOARD_CONFIG: file,
        SWITCHBOARD_ADMIN_JID: 'admin@localhost',
        SWITCHBOARD_ADMIN_PASSWORD: 'secret',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += chunk
    })
  }
  process.on('exit', () => child.kill('SIGKILL'))
  const gone = new Promise(resolve => child.on('exit', resolve))
  const origin = `http://127.0.0.1:${port}`
  const url = `${origin}${api}`

  const ask = what =>
    new Promise(resolve => {
      child.once('message', resolve)
      child.send(what)
    })

  try {
    await untilServing(origin, child)
    // Only now: its first start makes the admin where nobody is there yet.
    await fillFile(path.join(data, 'switchboard.db'), numbers)
    const issued = await post(url, 'oauth_issue_token', {
      jid: 'admin@localhost',
      ttl: 86400,
      scopes: 'ejabberd:admin',
    })
    return {
      name: 'Switchboard',
      url,
      token: JSON.parse(issued).token,
      async watched(work) {
        await ask('begin')
        await work()
        return ask('end')
      },
      async stop() {
        child.kill('SIGTERM')
        await gone
        rmSync(data, { recursive: true, force: true })
      },
    }
  } catch (error) {
    child.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
    throw new Error(`Switchboard did not start: ${error.message}\n${said}`)
  }
}

async function untilServing(origin, child) {
  const giveUpAt = Date.now() + 120_000
  while (Date.now() < giveUpAt && child.exitCode === null) {
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('it does not answer')
}

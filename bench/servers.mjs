import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ensureBuilt } from '../scripts/prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const CONFIG = path.join(root, 'conformance/configs/default.yml')
const ADMIN = `Basic ${btoa('admin@localhost:secret')}`

/** A real ejabberd, started as the tests start it, with the recordings' configuration. */
export async function startEjabberd() {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-bench-'))
  const outfile = path.join(folder, 'ejabberd.mjs')
  await build({
    entryPoints: [path.join(root, 'tests/support/ejabberd.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
  })
  const support = await import(pathToFileURL(outfile).href)
  rmSync(folder, { recursive: true })
  const ejabberd = await support.startEjabberd({ config: CONFIG })
  const about = await ejabberd.ctl('status')
  return {
    name: `ejabberd ${/ejabberd (\d+\.\d+)/.exec(about)?.[1] ?? ''}`,
    url: ejabberd.url,
    // The command line is the one way to a token that every release has.
    token: (await ejabberd.ctl('oauth_issue_token', 'admin@localhost', '86400', 'ejabberd:admin')).split(
      /\s/,
    )[0],
    stop: () => ejabberd.stop(),
  }
}

/** Switchboard, built as `npm start` builds it; its hosted server has the very same configuration unless told another. */
export async function startSwitchboard(port, config = CONFIG) {
  await ensureBuilt({ console: false })
  const data = mkdtempSync(path.join(tmpdir(), 'switchboard-bench-'))
  const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--api-only'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      SWITCHBOARD_DATA: data,
      SWITCHBOARD_CONFIG: config,
      SWITCHBOARD_ADMIN_JID: 'admin@localhost',
      SWITCHBOARD_ADMIN_PASSWORD: 'secret',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += chunk
    })
  }
  process.on('exit', () => child.kill('SIGKILL'))
  const gone = new Promise(resolve => child.on('exit', resolve))
  const origin = `http://127.0.0.1:${port}`
  const url = `${origin}/api`
  try {
    await untilServing(origin, child)
    const issued = await post(url, 'oauth_issue_token', {
      jid: 'admin@localhost',
      ttl: 86400,
      scopes: ['ejabberd:admin'],
    })
    const { token } = JSON.parse(issued)
    const stop = async () => {
      child.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    }
    return { name: 'Switchboard', url, token, stop }
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

/** One call as the admin; throws where it is not answered with 200. */
export async function post(url, command, args, authorization = ADMIN) {
  const answer = await fetch(`${url}/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(args),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${command}: HTTP ${answer.status} ${text}`)
  return text
}

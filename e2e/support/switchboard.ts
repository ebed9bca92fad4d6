import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const START_MS = 60_000

export interface Person {
  readonly jid: string
  readonly password: string
}

/** A whole Switchboard as `npm start` runs it, with a data folder of its own. */
export interface Switchboard {
  readonly url: string
  /** What it printed on its first start. */
  readonly admin: Person
  /** Everything it has printed so far. */
  log(): string
  /** Writes `switchboard.yml` and starts again on the same address and data, as an operator does. */
  restart(config: string): Promise<void>
  stop(): Promise<void>
}

interface Running {
  readonly url: string
  readonly output: () => string
  readonly end: () => Promise<void>
}

/** Starts the built server (`npm test` has built it). `config` is the text of `switchboard.yml`. */
export async function startSwitchboard(
  config = '',
  extraEnv: Record<string, string> = {},
): Promise<Switchboard> {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-e2e-'))
  const file = path.join(folder, 'switchboard.yml')
  const launch = (text: string, port: string) => {
    writeFileSync(file, text)
    return start({
      ...extraEnv,
      PORT: port,
      SWITCHBOARD_DATA: path.join(folder, 'data'),
      SWITCHBOARD_CONFIG: file,
    })
  }
  let running = await launch(config, '0')
  let before = ''
  return {
    url: running.url,
    admin: readAdmin(running.output()),
    log: () => before + running.output(),
    async restart(text) {
      await running.end()
      before += running.output()
      running = await launch(text, new URL(running.url).port)
    },
    async stop() {
      await running.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function start(env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ['dist/server.js'], {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let isUp = false
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('did not start in time'), START_MS)
    const fail = (why: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`Switchboard ${why}:\n${output}`))
    }
    child.once('exit', code => fail(`ended with ${code}`))
    const read = (chunk: Buffer) => {
      output += chunk
      // It goes on printing, also while it ends.
      if (isUp) return
      const url = /serves .* at (http:\S+)/.exec(output)?.[1]
      if (!url) return
      isUp = true
      clearTimeout(timer)
      child.removeAllListeners('exit')
      // Every test after this would only say that nobody answers.
      child.once('exit', (code, signal) =>
        console.error(`Switchboard ended with ${code ?? signal}:\n${output}`),
      )
      resolve({ url, output: () => output, end: () => end(child, endWithUs) })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
  })
}

function end(child: ChildProcess, endWithUs: () => void): Promise<void> {
  process.removeListener('exit', endWithUs)
  child.removeAllListeners('exit')
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
  })
}

function readAdmin(output: string): Person {
  const jid = /First admin\s+(\S+)/.exec(output)?.[1]
  const password = /Password\s+(\S+)/.exec(output)?.[1]
  if (!jid || !password) throw new Error(`No first admin was printed:\n${output}`)
  return { jid, password }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ensureBuilt } from '../../scripts/prepare.mjs'

/** A Switchboard in a process of its own, as `npm start -- --api-only` runs it. */
export interface ServerProcess {
  readonly url: string
  /** What it wrote to its standard error stream so far. */
  errors(): string
  /** How it ended, once it has: its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  /** At once, with no chance to finish anything. */
  kill(): Promise<void>
  /** As an operator does. */
  stop(): Promise<void>
}

interface Setting {
  readonly dataFolder: string
  readonly config?: string
}

/** Builds what has changed and starts it on a free port; resolves when it serves. */
export async function startProcess({ dataFolder, config }: Setting): Promise<ServerProcess> {
  await ensureBuilt({ console: false })
  const child = spawn(process.execPath, ['dist/server.js', '--api-only'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      SWITCHBOARD_DATA: dataFolder,
      SWITCHBOARD_ADMIN_JID: 'admin@localhost',
      SWITCHBOARD_ADMIN_PASSWORD: 'secret',
      ...(config && { SWITCHBOARD_CONFIG: config }),
    },
  })
  let errors = ''
  child.stderr?.on('data', text => {
    errors += text
  })
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal)
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const url = await addressOf(child, () => errors)
  return { url, errors: () => errors, ended, kill: end('SIGKILL'), stop: end('SIGTERM') }
}

function addressOf(child: ChildProcess, errors: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', text => {
      if (output.length < 10_000) output += text
      const [, url] = /serves .* at (http:\S+)/.exec(output) ?? []
      if (url) resolve(url)
    })
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${errors()}`)))
  })
}

import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { completionScript } from './completion.mjs'
import { NotReached, send } from './send.mjs'

/** `npm start` runs in this folder, so relative paths mean the same here. */
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** How long `started` and `stopped` wait, as those of ejabberdctl do. */
const WAIT_MS = 60_000
const PAUSE_MS = 200

/**
 * Answers a line: what the program can say by itself, everything else by the server.
 *
 * @param {readonly string[]} argv without the program's name
 * @param {{ invokedAs: string, columns?: number, data?: string, url?: string, token?: string }} setting
 *   `columns`: of the terminal that reads; without one help is that of ejabberdctl, letter by letter
 * @returns {Promise<{ stdout: string, stderr: string, exit: number }>}
 */
export async function runClient(argv, { invokedAs, columns, data, url, token }) {
  const place = url ? { url, token } : { socket: path.resolve(ROOT, data || 'data', 'ctl.sock') }
  const name = path.basename(invokedAs).replace(/\.mjs$/, '')
  const [command, ...rest] = argv[0] === '--no-timeout' || argv[0] === '-t' ? argv.slice(1) : argv

  if (command === 'completion' && (rest[0] === 'bash' || rest[0] === 'zsh')) {
    return said(completionScript(rest[0], name))
  }
  if (command === 'completion' && rest[0] === 'words') {
    return send(place, { complete: rest.slice(1) }).catch(() => said(''))
  }
  if (command === 'ping' && rest.length === 0) {
    return (await isUp(place)) ? said('pong\n') : said('pang\n', 1)
  }
  if (command === 'started' && rest.length === 0) return waitUntil(() => isUp(place))
  if (command === 'stopped' && rest.length === 0) return waitUntil(async () => !(await isUp(place)))

  const reader = columns === undefined ? {} : { program: name, width: columns }
  try {
    return await send(place, { argv, ...reader })
  } catch (error) {
    if (error instanceof NotReached) return { stdout: '', stderr: `${error.message}\n`, exit: 3 }
    throw error
  }
}

const said = (stdout, exit = 0) => ({ stdout, stderr: '', exit })

const isUp = place =>
  send(place, { argv: ['status'] }).then(
    () => true,
    () => false,
  )

async function waitUntil(is) {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await setTimeout(PAUSE_MS)) {
    if (await is()) return said('')
  }
  return said('', 1)
}

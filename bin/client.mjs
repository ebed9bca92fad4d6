import path from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { completionScript } from './completion.mjs'
import { doctor } from './doctor.mjs'
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
 * @param {object} setting
 * @param {string} setting.invokedAs path of the program as it was called
 * @param {number} [setting.columns] of the terminal that reads; without one help is ejabberdctl's, letter by letter
 * @param {string} [setting.data] the server's data folder
 * @param {string} [setting.url] of a server elsewhere
 * @param {string} [setting.token] for that one
 * @param {Writable} setting.out where answers go
 * @param {Writable} setting.problems where it is said that no server could be asked
 * @returns {Promise<number>} the exit code
 */
export async function runClient(argv, { invokedAs, columns, data, url, token, out, problems }) {
  const place = url ? { url, token } : { socket: path.resolve(ROOT, data || 'data', 'ctl.sock') }
  const name = path.basename(invokedAs).replace(/\.mjs$/, '')
  const [command, ...rest] = argv[0] === '--no-timeout' || argv[0] === '-t' ? argv.slice(1) : argv
  if (command === 'doctor') return doctor(rest, { name, out, problems })
  const say = (text, exit = 0) => {
    out.write(text)
    return exit
  }

  if (command === 'completion' && (rest[0] === 'bash' || rest[0] === 'zsh')) {
    return say(completionScript(rest[0], name))
  }
  if (command === 'completion' && rest[0] === 'words') {
    return send(place, { complete: rest.slice(1) }, out).catch(() => 0)
  }
  if (rest.length === 0) {
    if (command === 'ping') return (await isUp(place)) ? say('pong\n') : say('pang\n', 1)
    if (command === 'started') return waitUntil(() => isUp(place))
    if (command === 'stopped') return waitUntil(async () => !(await isUp(place)))
  }
  const reader = columns === undefined ? {} : { program: name, width: columns }
  try {
    return await send(place, { argv, ...reader }, out)
  } catch (error) {
    if (!(error instanceof NotReached)) throw error
    problems.write(`${error.message}\n`)
    return 3
  }
}

const isUp = place =>
  send(place, { argv: ['status'] }, new Writable({ write: (_chunk, _encoding, done) => done() })).then(
    () => true,
    () => false,
  )

async function waitUntil(is) {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await setTimeout(PAUSE_MS)) {
    if (await is()) return 0
  }
  return 1
}

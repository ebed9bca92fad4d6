import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ejabberdYml, type YmlOptions } from './ejabberd-yml'
import { nodeLine } from './node-line'
import { freePorts, isOpen } from './ports'

/**
 * Another installation's `ejabberdctl` may be named, with its own Erlang: a newer release in a tree of its own. It is called
 * as root and must run as a user with the ids that `ejabberd` has here, see the temporary folder at the same path, and know
 * `localhost`.
 */
const OTHER = process.env.EJABBERD_CTL
const EJABBERDCTL = '/usr/sbin/ejabberdctl'
const ERLANG_LIBRARIES = '/usr/lib/erlang/lib'
const START_MS = 30_000

/** The accounts that every recording starts with. */
export const ACCOUNTS = [
  ['admin', 'localhost', 'secret'],
  ['alice', 'localhost', 'alicepw'],
  ['bob', 'localhost', 'bobpw'],
  ['carol', 'example.org', 'carolpw'],
] as const

export interface EjabberdOptions extends YmlOptions {
  /** Start the installation that `EJABBERD_CTL` names, if it names one. Default: Debian's. */
  readonly isOther?: boolean
  /** Of the HTTP listener; the next two are taken too. Default: free ones. */
  readonly port?: number
  /** Register `ACCOUNTS`. Default: true. */
  readonly accounts?: boolean
}

export interface Ejabberd {
  /** Base of mod_http_api: "http://127.0.0.1:17280/api". */
  readonly url: string
  /** Where the listener is: "http://127.0.0.1:17280". */
  readonly origin: string
  /** Where XMPP clients connect on 127.0.0.1. */
  readonly c2sPort: number
  /** The node's own name, as `status` shows it. */
  readonly node: string
  /** Where its files are. */
  readonly folder: string
  /** The command line that reaches it, for a shell. */
  readonly ctlCommand: string
  /** The same as a program and its arguments, as `servers.<id>.ctl` has it. */
  readonly ctlLine: readonly string[]
  /** A program that does what `ctlLine` does, in a hundredth of its time; for words of ASCII. See `nodeLine`. */
  readonly nodeLine: readonly string[]
  /** Runs an ejabberdctl line and answers its output; throws where it fails. */
  ctl(...args: string[]): Promise<string>
  /** Ends it at once and removes its folder. */
  stop(): Promise<void>
}

/** Is Debian's package there, with the library without which its OAuth answers errors? */
export function ejabberdIsInstalled(): boolean {
  return existsSync(EJABBERDCTL) && readdirSync(ERLANG_LIBRARIES).some(name => name.startsWith('p1_oauth2'))
}

/** A test that needs ejabberd fails without it: a skipped guarantee is none. */
export function requireEjabberd(): void {
  if (ejabberdIsInstalled()) return
  throw new Error('ejabberd is not installed. On Debian: apt-get install ejabberd erlang-p1-oauth2')
}

let started = 0

/**
 * Starts a real ejabberd of its own: own configuration, database, logs and node name, loopback ports only, no epmd. It
 * ends with `stop`, and also when this process ends in whatever way.
 */
export async function startEjabberd(options: EjabberdOptions = {}): Promise<Ejabberd> {
  const isOther = options.isOther === true && OTHER !== undefined
  const ejabberdctl = isOther ? OTHER : EJABBERDCTL
  requireEjabberd()
  const [port = 0, c2sPort = 0, nodePort = 0] = options.port
    ? [options.port, options.port + 1, options.port + 2]
    : await freePorts(3)
  const owner = { uid: idOf('-u'), gid: idOf('-g') }
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-ejabberd-'))
  const node = `sb${process.pid}x${++started}@localhost`
  for (const name of ['', 'conf', 'spool', 'logs']) {
    const made = path.join(folder, name)
    mkdirSync(made, { recursive: true })
    chownSync(made, owner.uid, owner.gid)
  }
  writeFileSync(path.join(folder, 'conf', 'ejabberd.yml'), ejabberdYml(options, { port, c2sPort }))
  writeFileSync(path.join(folder, 'conf', 'inetrc'), '{lookup,["file","native"]}.\n')

  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    // Where Erlang keeps the cookie that lets only us speak to the node.
    HOME: folder,
    ERL_DIST_PORT: String(nodePort),
    ERL_OPTIONS: '-kernel inet_dist_use_interface {127,0,0,1}',
  }
  const line = [
    ...['--config-dir', path.join(folder, 'conf'), '--spool', path.join(folder, 'spool')],
    ...['--logs', path.join(folder, 'logs'), '--node', node, '--ctl-config', '/dev/null'],
  ]
  const run = (args: string[], detached: boolean) =>
    spawn(ejabberdctl, [...line, ...args], {
      ...{ ...(isOther ? {} : owner), env, cwd: folder, detached },
      stdio: detached ? 'ignore' : ['ignore', 'pipe', 'pipe'],
    })

  const quick = nodeLine(nodePort, folder)
  const quickly = (...[program = '', ...args]: string[]) => output(spawn(program, args), args)

  const server = run(['foreground-quiet'], true)
  const guard = guardian(server, folder)
  const origin = `${options.certificate ? 'https' : 'http'}://127.0.0.1:${port}`
  const instance: Ejabberd = {
    url: `${origin}/api`,
    origin,
    c2sPort,
    node,
    folder,
    ctlCommand: shellLine(env, [ejabberdctl, ...line]),
    ctlLine: [
      ...(isOther ? [] : ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']),
      ...['env', ...settingsOf(env), ejabberdctl, ...line],
    ],
    nodeLine: quick,
    ctl: (...args) => output(run(args, false), args),
    async stop() {
      if (guard.exitCode !== null) return
      const gone = new Promise(resolve => guard.once('exit', resolve))
      guard.stdin?.end()
      await gone
    },
  }
  try {
    await untilUp(
      server,
      port,
      () => quickly(...quick, 'status'),
      () => readLog(folder),
    )
    if (options.accounts ?? true) {
      for (const account of ACCOUNTS) await quickly(...quick, 'register', ...account)
    }
    return instance
  } catch (error) {
    await instance.stop()
    throw error
  }
}

/**
 * Ends the server's process group and removes its folder once our end of the pipe is closed: by `stop`, or by the
 * system when this process is gone, even if it was killed.
 */
function guardian(server: ChildProcess, folder: string): ChildProcess {
  const script = 'read -r _; kill -9 "-$1"; until rm -rf -- "$2"; do sleep 0.1; done'
  return spawn('/bin/sh', ['-c', script, 'sh', String(server.pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

/** The port opens while the database is still being made; `status` succeeds when all is up. */
async function untilUp(server: ChildProcess, port: number, status: () => Promise<string>, log: () => string) {
  const giveUpAt = Date.now() + START_MS
  while (server.exitCode === null && Date.now() < giveUpAt) {
    if ((await isOpen(port)) && (await status().catch(() => undefined))) return
    await new Promise(resolve => setTimeout(resolve, 40))
  }
  throw new Error(`ejabberd did not start:\n${log()}`)
}

function readLog(folder: string): string {
  const file = path.join(folder, 'logs', 'ejabberd.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : '(it wrote no log)'
}

function output(child: ChildProcess, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const add = (chunk: Buffer) => {
      text += chunk
    }
    child.stdout?.on('data', add)
    child.stderr?.on('data', add)
    child.on('error', reject)
    child.on('close', code =>
      code === 0 ? resolve(text) : reject(new Error(`ejabberdctl ${args.join(' ')}: exit ${code}\n${text}`)),
    )
  })
}

/** The same command line for a shell, as the recordings' runner wants it. */
function shellLine(env: Readonly<Record<string, string | undefined>>, args: readonly string[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  const settings = Object.entries(env).map(([name, value]) => `${name}=${quoted(value ?? '')}`)
  return ['env', ...settings, ...args.map(quoted)].join(' ')
}

const settingsOf = (env: Readonly<Record<string, string | undefined>>) =>
  Object.entries(env).map(([name, value]) => `${name}=${value ?? ''}`)

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'ejabberd'], { encoding: 'utf8' }))

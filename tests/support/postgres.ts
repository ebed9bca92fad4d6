import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { openStore } from '@/lib/store/store'
import { freePorts } from './ports'

const VERSIONS = '/usr/lib/postgresql'
const START_MS = 30_000
const USER = 'switchboard'
const PASSWORD = 'kept out of logs'

export interface Postgres {
  readonly host: '127.0.0.1'
  readonly port: number
  readonly user: string
  readonly password: string
  /** Of a database in it. */
  url(database: string): string
  /** Makes a database, empty or with Switchboard's tables in it; its name. */
  create(content: 'empty' | 'tables'): Promise<string>
  /** Runs SQL in one. */
  query(database: string, sql: string): Promise<Record<string, unknown>[]>
  /** Ends the server at once, as a crash does; `resume` starts it again on the same data. */
  crash(): Promise<void>
  resume(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL of its own: own folder, own user and password, loopback only. It sorts texts as people do and its
 * clock is not UTC, so that what relies on either is found. It ends with `stop`, and also when this process ends in
 * whatever way.
 */
export async function startPostgres(): Promise<Postgres> {
  const bin = path.join(VERSIONS, newestVersion(), 'bin')
  const [port = 0] = await freePorts(1)
  // PostgreSQL does not run as root.
  const owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-postgres-'))
  const secret = path.join(folder, 'password')
  writeFileSync(secret, PASSWORD)
  if (owner.uid !== undefined) for (const file of [folder, secret]) chownSync(file, owner.uid, owner.gid)
  const data = path.join(folder, 'data')
  const options = {
    ...owner,
    cwd: folder,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, LANG: 'C.UTF-8' },
  } as const
  execFileSync(
    path.join(bin, 'initdb'),
    [
      ...[
        '-D',
        data,
        '-U',
        USER,
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--no-sync',
        '--encoding=UTF8',
      ],
      ...['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en'],
    ],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const settings = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`, 'max_connections=200'],
    // The data is thrown away.
    ...['fsync=off', 'timezone=Asia/Kolkata', 'log_min_messages=fatal'],
  ].flatMap(setting => ['-c', setting])
  const url = (database: string) =>
    `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`
  const query = async (database: string, sql: string) => {
    const client = new Client(url(database))
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
  const launch = async () => {
    const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...settings], {
      ...{ ...options, detached: true },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk).slice(-10_000)
    })
    const guard = guardian(server)
    const giveUpAt = Date.now() + START_MS
    while (!(await query('postgres', 'select 1').catch(() => undefined))) {
      if (server.exitCode !== null || Date.now() > giveUpAt)
        throw new Error(`PostgreSQL did not start:\n${log}`)
      await new Promise(resolve => setTimeout(resolve, 40))
    }
    return { guard, gone: new Promise(resolve => guard.once('exit', resolve)) }
  }

  const remover = guardianOf(folder)
  let running = await launch()
  const end = async () => {
    running.guard.stdin?.end()
    await running.gone
  }
  let made = 0
  let template: Promise<string> | undefined
  const make = async (from: string) => {
    const name = `db${++made}`
    await query('postgres', `create database ${name} template ${from}`)
    return name
  }
  const withTables = async () => {
    const name = await make('template0')
    await (await openStore({ url: url(name), connections: 2 })).close()
    return name
  }
  return {
    ...{ host: '127.0.0.1', port, user: USER, password: PASSWORD },
    url,
    query,
    async create(content) {
      if (content === 'empty') return make('template0')
      template ??= withTables()
      return make(await template)
    },
    crash: end,
    async resume() {
      running = await launch()
    },
    async stop() {
      await end()
      const gone = new Promise(resolve => remover.once('exit', resolve))
      remover.stdin?.end()
      await gone
    },
  }
}

/**
 * Ends the server once our end of the pipe is closed: by us, or by the system when this process is gone, even if it was
 * killed. SIGQUIT ends PostgreSQL with all its helpers at once.
 */
function guardian(server: ChildProcess): ChildProcess {
  const script = 'read -r _; kill -QUIT "$1"; while kill -0 "$1" 2>/dev/null; do sleep 0.02; done'
  return spawn('/bin/sh', ['-c', script, 'sh', String(server.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

/** Removes the folder in the same way. */
function guardianOf(folder: string): ChildProcess {
  const script = 'read -r _; until rm -rf -- "$1"; do sleep 0.1; done'
  return spawn('/bin/sh', ['-c', script, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

function newestVersion(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : []
  const newest = versions.filter(name => /^\d+$/.test(name)).sort((a, b) => Number(b) - Number(a))[0]
  if (newest) return newest
  throw new Error('PostgreSQL is not installed. On Debian: apt-get install postgresql')
}

const idOf = (which: '-u' | '-g') => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

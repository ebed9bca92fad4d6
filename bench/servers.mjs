import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { fillFile, nameOf } from './accounts.mjs'
import { FILLED, HOSTS, PASSWORD } from './jobs.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const RECORDED = path.join(root, 'conformance/configs/default.yml')
const ADMIN = `Basic ${btoa('admin@localhost:secret')}`

/** The recordings' configuration with the virtual hosts of the measurement, SCRAM, and API version 0, which is 23.01's. */
export const benchConfig = (more = '') =>
  readFileSync(RECORDED, 'utf8')
    .replace(/^hosts:\n(?: +- .*\n)+/m, `hosts: [${HOSTS.join(', ')}]\n`)
    .replace(/^( *)\/api: mod_http_api$/m, '$&\n$1/v0/api: mod_http_api')
    .replace(/^modules:/m, `auth_password_format: scram\n${more}modules:`)

/** ejabberd as it stores its data by default, in Mnesia. */
export async function startOnMnesia() {
  // The filled hosts have plain passwords on every server: a hundred thousand hashes would take minutes to make.
  const plain = Object.keys(FILLED).map(host => `  ${host}:\n    auth_password_format: plain\n`)
  const server = await startEjabberd({
    store: 'Mnesia',
    config: benchConfig(`host_config:\n${plain.join('')}`),
  })
  const dump = path.join(tmpdir(), `switchboard-bench-${process.pid}.txt`)
  const accounts = Object.entries(FILLED).flatMap(([host, number]) =>
    Array.from(
      { length: number },
      (_, at) => `{passwd,{<<"${nameOf(at + 1)}">>,<<"${host}">>},<<"${PASSWORD}">>}.`,
    ),
  )
  for (let at = 0; at < accounts.length; at += LOADED_AT_ONCE) {
    writeFileSync(dump, [TABLES, ...accounts.slice(at, at + LOADED_AT_ONCE), ''].join('\n'), { mode: 0o644 })
    await post(server.url, 'load', { file: dump }, `Bearer ${server.token}`)
  }
  rmSync(dump)
  return server
}

/** Mnesia takes a dump as one transaction. */
const LOADED_AT_ONCE = 5000

/** What a dump of Mnesia begins with: the tables that it has rows of. */
const TABLES = '{tables,[{passwd,[{record_name,passwd},{attributes,[us,password]}]}]}.'

/** ejabberd on an SQLite file that is filled already. */
export async function startOnSqlite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-bench-'))
  const file = path.join(folder, 'ejabberd.sqlite')
  await fillFile(file)
  // It runs as a user of its own.
  chmodSync(folder, 0o777)
  for (const name of [file, `${file}-wal`, `${file}-shm`])
    if (statSync(name, { throwIfNoEntry: false })) chmodSync(name, 0o666)
  const sql = `default_db: sql\nauth_method: [sql]\nsql_type: sqlite\nsql_database: "${file}"\nnew_sql_schema: true\n`
  const server = await startEjabberd({ store: 'SQLite', config: benchConfig(sql) })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}

/**
 * A real ejabberd as the tests start it. `store`: where it keeps its data, for people; `config`: text, default: the
 * recordings'.
 */
export async function startEjabberd({ store, config = RECORDED } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-bench-'))
  const outfile = path.join(folder, 'ejabberd.mjs')
  await build({
    entryPoints: [path.join(root, 'tests/support/ejabberd.ts')],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
  })
  const support = await import(pathToFileURL(outfile).href)
  rmSync(folder, { recursive: true })
  const ejabberd = await support.startEjabberd({ config })
  const about = await ejabberd.ctl('status')
  return {
    name: `ejabberd ${/ejabberd (\d+\.\d+)/.exec(about)?.[1] ?? ''}${store ? `, ${store}` : ''}`,
    url: ejabberd.url,
    // The command line is the one way to a token that every release has.
    token: (await ejabberd.ctl('oauth_issue_token', 'admin@localhost', '86400', 'ejabberd:admin')).split(
      /\s/,
    )[0],
    stop: () => ejabberd.stop(),
  }
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

import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { PostgresOptions } from '@/lib/store/postgres'
import { startPostgres } from './postgres'

/** A database that the hosted server and a real ejabberd use, at first empty. */
export interface SharedDatabase {
  readonly place: PostgresOptions | { readonly dataFolder: string }
  /** Puts ejabberd's own tables in, as its package has them, where it does not make them itself. */
  makeEjabberdTables(): Promise<void>
  /** The recordings' `default.yml` with everything kept there; for an ejabberd, or for both. */
  config(): Promise<string>
  /** Lets ejabberd, which runs as a user of its own, write to it. */
  share(): Promise<void>
  remove(): Promise<void>
}

/** By their names, for people. */
export const DATABASES: Readonly<Record<string, () => Promise<SharedDatabase>>> = {
  SQLite: sqlite,
  PostgreSQL: postgres,
}

async function sqlite(): Promise<SharedDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-shared-'))
  await chmod(folder, 0o777)
  return {
    place: { dataFolder: folder },
    makeEjabberdTables: async () => undefined,
    config: () => configWith({ sql_type: 'sqlite', sql_database: path.join(folder, 'switchboard.db') }),
    async share() {
      for (const name of await readdir(folder)) await chmod(path.join(folder, name), 0o666)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function postgres(): Promise<SharedDatabase> {
  const server = await startPostgres()
  const name = await server.create('empty')
  return {
    place: { url: server.url(name), connections: 4 },
    async makeEjabberdTables() {
      await server.query(name, await readFile('/usr/share/ejabberd/sql/pg.new.sql', 'utf8'))
    },
    config: () =>
      configWith({
        sql_type: 'pgsql',
        sql_server: server.host,
        sql_port: server.port,
        sql_database: name,
        sql_username: server.user,
        sql_password: server.password,
        sql_pool_size: 2,
      }),
    share: async () => undefined,
    remove: () => server.stop(),
  }
}

async function configWith(options: Readonly<Record<string, string | number>>): Promise<string> {
  const plain = await readFile('conformance/configs/default.yml', 'utf8')
  // Without its caches, it sees at once what somebody else changes.
  const all = {
    ...{ default_db: 'sql', auth_method: 'sql', new_sql_schema: true, use_cache: false },
    ...{ auth_password_format: 'scram', ...options },
  }
  const lines = Object.entries(all).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  return `${plain}\n${lines.join('')}`
}

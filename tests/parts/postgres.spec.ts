import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '@/lib/servers/hosted/testing'
import { MIGRATIONS, type Migration, migrate } from '@/lib/store/migrate'
import { openPostgres } from '@/lib/store/postgres'
import { openStore } from '@/lib/store/store'
import { startHosted } from '../support/hosted'
import { type Postgres, startPostgres } from '../support/postgres'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

const at = (database: string, connections = 4) => ({ url: postgres.url(database), connections })
const tables = async (database: string) =>
  (await postgres.query(database, "select tablename from pg_tables where schemaname = 'public'")).map(
    row => row.tablename,
  )

describe('the schema on PostgreSQL', () => {
  let database: string
  beforeEach(async () => {
    database = await postgres.create('empty')
  })

  test('is made once where several processes start at once', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openStore(at(database))))
    for (const store of stores) await store.close()
    const steps = await postgres.query(database, 'select name from console_migration order by name')
    expect(steps.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name))
  })

  test('is whole after an interruption at any moment: a step is there with all it does, or not at all', async () => {
    const open = await openPostgres(at(database))
    const broken: Migration = {
      name: '900-broken',
      async up(trx) {
        await trx.schema.createTable('half').addColumn('id', 'integer').execute()
        // As where the process is killed: the server ends the transaction by itself.
        await postgres.query(
          database,
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        await trx.schema.createTable('rest').addColumn('id', 'integer').execute()
      },
    }
    await expect(migrate(open.db, [...MIGRATIONS, broken])).rejects.toThrow()
    expect(await tables(database)).toContain('console_run')
    expect(await tables(database)).not.toContain('half')
    const whole = { name: '900-broken', up: async () => {} }
    await migrate(open.db, [...MIGRATIONS, whole])
    await expect(openStore(at(database))).rejects.toThrow(/newer Switchboard.*900-broken/s)
    await open.close()
  })

  test("is refused on ejabberd's tables for a single virtual host, which stay as they are", async () => {
    await postgres.query(database, 'create table users (username text primary key, password text not null)')
    await expect(openStore(at(database))).rejects.toThrow(/users has no column server_host.*new_sql_schema/s)
    expect(await tables(database)).toEqual(expect.arrayContaining(['users']))
    expect(await tables(database)).not.toContain('last')
  })
})

test("has every table and column of an older ejabberd's schema, of the same type or one that holds more", async () => {
  const [theirs, ours] = await Promise.all([postgres.create('empty'), postgres.create('tables')])
  await postgres.query(theirs, await readFile('/usr/share/ejabberd/sql/pg.new.sql', 'utf8'))
  const columns = async (database: string) => {
    const rows = await postgres.query(
      database,
      `select table_name || '.' || column_name as name, data_type, character_maximum_length as length, is_nullable
       from information_schema.columns where table_schema = 'public'`,
    )
    return new Map(rows.map(({ name, ...rest }) => [String(name), rest]))
  }
  const wanted = await columns(theirs)
  const present = await columns(ours)
  const counters = [
    'spool.seq',
    'archive.id',
    'privacy_list.id',
    'pubsub_node.nodeid',
    'pubsub_state.stateid',
  ]
  expect(wanted.size).toBeGreaterThan(200)
  for (const [name, column] of wanted) {
    const type = counters.includes(name) ? { data_type: 'bigint' } : {}
    expect({ name, ...present.get(name) }).toEqual({ name, ...column, ...type })
  }
})

test('thousands of accounts that an ejabberd made are listed once each, by the bytes of their names', async () => {
  const database = await postgres.create('empty')
  await postgres.query(database, await readFile('/usr/share/ejabberd/sql/pg.new.sql', 'utf8'))
  const names = ['ärger', ...Array.from({ length: 2999 }, (_, at) => `b${at % 2 ? '-' : ''}${at}`)]
  const rows = names.map(name => `('${name}', 'localhost', 'pw')`)
  await postgres.query(database, `insert into users (username, server_host, password) values ${rows}`)
  const hosted = await startTestServer({ store: await openStore(at(database)) })
  expect(await hosted.value('registered_users', { host: 'localhost' })).toEqual([...names].sort())
  await hosted.stop()
})

describe('a database that cannot be opened', () => {
  test.each([
    ['with a wrong password', { password: 'not%20this%20one' }],
    ['where nobody listens', { port: '1' }],
    ['that does not exist', { pathname: '/nosuch' }],
  ])('%s is named without its password', async (_, changes) => {
    const url = Object.assign(new URL(postgres.url('postgres')), changes)
    const error: Error = await openStore({ url: url.href, connections: 2 }).then(
      () => expect.fail('opened'),
      (thrown: Error) => thrown,
    )
    expect(error.message).toMatch(
      new RegExp(`^Cannot open the database ${url.pathname.slice(1)} at ${url.host}: .`),
    )
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain(decodeURIComponent(url.password))
  })
})

describe('several processes on one database', () => {
  let servers: TestServer[]
  beforeEach(async () => {
    const database = await postgres.create('tables')
    servers = await Promise.all(
      [1, 2].map(async () => startTestServer({ store: await openStore(at(database)) })),
    )
  })
  afterEach(async () => {
    vi.useRealTimers()
    for (const server of servers) await server.stop()
  })
  const [first, second] = [() => servers[0] as TestServer, () => servers[1] as TestServer]

  test('an account that is registered at all of them at once exists once', async () => {
    const rose = { user: 'rose', host: 'localhost', password: 'x' }
    const outcomes = await Promise.all(
      [1, 2, 3, 4].flatMap(() => servers.map(one => one.run('register', rose))),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([...Array(7).fill('conflict'), 'ok'])
    expect(await first().store.db.selectFrom('users').select('username').execute()).toHaveLength(1)
  })

  test('of changes to one thing at once none is lost', async () => {
    const fields = ['FN', 'NICKNAME', 'BDAY', 'TITLE', 'ROLE', 'NOTE', 'URL', 'UID']
    const of = { user: 'rose', host: 'localhost' }
    await Promise.all(
      fields.map((name, at) => servers[at % 2]?.value('set_vcard', { ...of, name, content: `of ${name}` })),
    )
    for (const name of fields) {
      expect(await second().value('get_vcard', { ...of, name })).toBe(`of ${name}`)
    }
  })

  test('a token that one revokes is worthless at the others within five seconds', async () => {
    const grant = { jid: 'rose@localhost', ttl: 3600, scopes: 'ejabberd:admin' }
    const issued = await first().value('oauth_issue_token', grant, 0)
    const [token = ''] = Array.isArray(issued)
      ? issued.map(String)
      : Object.values(issued as object).map(String)
    const show = (server: TestServer) => server.identify({ kind: 'bearer', token })
    expect((await show(second())).kind).toBe('ok')
    await first().value('oauth_revoke_token', { token })
    expect((await show(first())).kind).toBe('bad-token')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5000 })
    expect((await show(second())).kind).toBe('bad-token')
  })

  test('a password that one changes counts at the others at once', async () => {
    const rose = { user: 'rose', host: 'localhost' }
    await first().value('register', { ...rose, password: 'old' })
    const signIn = (password: string) => second().identify({ kind: 'basic', jid: 'rose@localhost', password })
    expect((await signIn('old')).kind).toBe('ok')
    await first().value('change_password', { ...rose, newpass: 'new' })
    expect((await signIn('old')).kind).toBe('bad-credentials')
    expect((await signIn('new')).kind).toBe('ok')
  })
})

test('texts sort by their bytes, though the database sorts as people do', async () => {
  const database = await postgres.create('tables')
  const hosted = await startTestServer({ store: await openStore(at(database)) })
  // Takes names as they are given; srg_create would make them small.
  const label = { host: 'localhost', key: 'label', value: '' }
  for (const group of ['ärger', 'b', 'a-b', 'ab', 'B'])
    await hosted.value('srg_set_info', { ...label, group })
  expect(await hosted.value('srg_list', { host: 'localhost' })).toEqual(['B', 'a-b', 'ab', 'b', 'ärger'])
  await hosted.stop()
})

test('a database that is lost ends no process: calls fail with 503, and go on when it is back', async () => {
  const hosted = await startHosted({ place: at(await postgres.create('tables')) })
  const call = () =>
    fetch(`${hosted.url}/api/registered_users`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa('admin@localhost:secret')}` },
      body: '{"host":"localhost"}',
    })
  expect((await call()).status).toBe(200)
  await postgres.crash()
  const lost = await call()
  expect([lost.status, await lost.text()]).toEqual([503, '"database_unavailable"'])
  await postgres.resume()
  expect((await call()).status).toBe(200)
  await hosted.stop()
})

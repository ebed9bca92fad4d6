import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing'

const host = 'localhost'
const filesFolder = mkdtempSync(path.join(tmpdir(), 'switchboard-serialize-'))
const TABLES = [
  ...(['users', 'rosterusers', 'rostergroups', 'roster_version', 'muc_room'] as const),
  ...(['muc_room_subscribers', 'muc_registered', 'archive', 'archive_prefs'] as const),
]

let from: TestServer
let to: TestServer
beforeAll(async () => {
  mkdirSync(path.join(filesFolder, 'out'))
  const scram = { passwords: { format: 'scram', hash: 'sha512' } } as const
  from = await startTestServer({ filesFolder, ...scram })
  to = await startTestServer({ filesFolder })
  await fill(from)
})
afterAll(async () => {
  await from.stop()
  await to.stop()
  rmSync(filesFolder, { recursive: true })
})

async function fill(server: TestServer) {
  const people = ['romeo', 'juliet', ...Array.from({ length: 130 }, (_, at) => `u${at}`)]
  for (const user of people.slice(0, 2)) await server.value('register', { user, host, password: 'pw' })
  const rows = people
    .slice(2)
    .map(username => ({ username, server_host: host, type: 1, password: `ñ ${username}` }))
  await server.store.db.insertInto('users').values(rows).execute()
  await server.value('register', { user: 'carol', host: 'example.org', password: 'pw' })
  for (const [user, subs] of [
    ['juliet', 'both'],
    ['nurse', 'odd word'],
  ] as const) {
    await server.value('add_rosteritem', {
      ...{
        localuser: 'romeo',
        localhost: host,
        user,
        host: 'x.example',
        nick: 'Ñ "x"',
        groups: ['a', 'b'],
        subs,
      },
    })
  }
  await server.store.db
    .updateTable('rosterusers')
    .set({ ask: 'I', askmessage: 'let me' })
    .where('jid', '=', 'nurse@x.example')
    .execute()
  const room = { room: 'ball', service: 'conference.localhost', host }
  await server.value('create_room_with_opts', {
    ...room,
    options: [
      { name: 'persistent', value: 'true' },
      { name: 'title', value: 'Der "Ball" ö' },
      { name: 'allow_subscription', value: 'true' },
      { name: 'affiliations', value: 'owner=romeo@localhost' },
      { name: 'subscribers', value: 'juliet@localhost=J=messages=subject' },
    ],
  })
  await server.value('muc_register_nick', {
    ...{ nick: 'Ro', user: 'romeo', host, service: 'conference.localhost' },
  })
  const message = {
    username: 'romeo',
    server_host: host,
    peer: 'a@b/c',
    bare_peer: 'a@b',
    nick: '',
    origin_id: 'o1',
  }
  await server.store.db
    .insertInto('archive')
    .values([
      {
        ...message,
        timestamp: 1_700_000_000_000_001,
        xml: '<message><body>hé</body></message>',
        txt: 'hé',
        kind: 'chat',
      },
      { ...message, timestamp: 1_700_000_000_000_002, xml: '<message/>', txt: '', kind: 'groupchat' },
    ])
    .execute()
  await server.store.db
    .insertInto('archive_prefs')
    .values({
      username: 'romeo',
      server_host: host,
      def: 'roster',
      always: '[]',
      never: '[{<<"a">>,<<"b">>,<<"c">>}]',
    })
    .execute()
}

/** Everything of the virtual host, but for when rows were made. */
async function contents({ store: { db } }: TestServer) {
  const tables = await Promise.all(
    TABLES.map(async table => {
      const rows = await db.selectFrom(table).selectAll().execute()
      return rows
        .filter(row => !('server_host' in row) || row.server_host === host)
        .map(({ created_at: _, ...row }: Record<string, unknown>) => JSON.stringify(row))
        .sort()
    }),
  )
  return Object.fromEntries(TABLES.map((table, at) => [table, tables[at]]))
}

const until = (server: TestServer, command: string, state: RegExp) =>
  expect.poll(() => server.value(command, { host }), { timeout: 20_000 }).toMatch(state)

describe('an export', () => {
  test('brings all that it holds to another server, in place of what was there', async () => {
    expect(await from.value('export_db_status', { host })).toBe('Operation not started')
    expect(await from.value('export_db_abort', { host })).toBe('No task running')
    expect(await from.value('export_db', { host, dir: 'out' })).toBe('Export started')
    expect(await from.run('export_db', { host, dir: 'out' })).toMatchObject({
      reason: 'Operation in progress',
    })
    await until(
      from,
      'export_db_status',
      /^Operation was completed after exporting 138 records: 'Ser.*mod_roster'$/,
    )
    await to.value('register', { user: 'gone', host, password: 'x' })
    await to.value('register', { user: 'stays', host: 'example.org', password: 'x' })
    expect(await to.value('import_db', { host, dir: 'out' })).toBe('Import started')
    await until(
      to,
      'import_db_status',
      /^Operation was completed after importing 138 records: 'Deserialization/,
    )
    expect(await contents(to)).toEqual(await contents(from))
    await to.value('check_password', { user: 'romeo', host, password: 'pw' })
    expect(await to.value('registered_users', { host: 'example.org' })).toEqual(['stays'])
  })

  test('as JSON has an object for each record', async () => {
    await from.value('export_db_ext', { host, dir: 'out', modules: 'mod_roster,mod_muc', type: 'json' })
    await until(from, 'export_db_status', /^Operation was completed/)
    const records = (module: string) =>
      readFileSync(path.join(filesFolder, 'out', `${host}_${module}.json`), 'utf8')
        .trim()
        .split('\n\n')
        .map(line => JSON.parse(line))
    const [roster] = records('mod_roster')
    expect(roster).toMatchObject({ type: 'serialize_roster_v1', username: 'romeo', version: 'undefined' })
    expect(roster.entries[0]).toMatchObject({
      jid: 'juliet@x.example',
      groups: ['a', 'b'],
      sub: 'both',
      ask: 'none',
    })
    const [ball, nick] = records('mod_muc')
    expect(ball.options).toMatchObject({
      title: 'Der "Ball" ö',
      persistent: true,
      affiliations: [{ jid: 'romeo@localhost', type: 'owner', msg: '' }],
      subscribers: [{ jid: 'juliet@localhost', nick: 'J' }],
    })
    expect(nick).toMatchObject({ jid: 'romeo@localhost', nick: 'Ro' })
    expect(readdirSync(path.join(filesFolder, 'out'))).not.toContain(`${host}_ejabberd_auth.json`)
  })

  test('that is aborted leaves no file that is not whole', async () => {
    mkdirSync(path.join(filesFolder, 'aborted'))
    await from.value('export_db', { host, dir: 'aborted' })
    expect(await from.value('export_db_abort', { host })).toBe('Operation aborted')
    await until(from, 'export_db_status', /^Operation was aborted after exporting \d+ records$/)
    await expect.poll(() => readdirSync(path.join(filesFolder, 'aborted'))).toEqual([])
  })

  test.each<[name: string, content: Buffer, words: RegExp]>([
    ['too-short', Buffer.from('dbdb\u0010\0\0\0abc'), /importing 0 records with error File \S+ is too short/],
    ['wrong', Buffer.from('something else'), /with error File \S+ has wrong header/],
    ['no-term', Buffer.from('dbdb\u0003\0\0\0abc'), /with error Unable to decode data from file/],
    [
      'other',
      Buffer.from([...Buffer.from('dbdb\u0009\0\0\0'), 131, 108, 0, 0, 0, 1, 97, 1, 106]),
      /another kind/,
    ],
  ])('that is %s takes nothing away', async (name, content, words) => {
    mkdirSync(path.join(filesFolder, name))
    writeFileSync(path.join(filesFolder, name, `${host}_ejabberd_auth.dbser`), content)
    await from.value('import_db', { host, dir: name })
    await until(from, 'import_db_status', words)
    await from.value('check_account', { user: 'romeo', host })
  })

  test.each<[command: string, args: Record<string, string>, outcome: object]>([
    ['export_db', { host, dir: '..' }, { kind: 'refused' }],
    ['import_db', { host, dir: '/tmp' }, { kind: 'refused' }],
    [
      'import_db',
      { host, dir: 'nowhere' },
      { reason: 'The folder cannot be read: no such file or directory' },
    ],
    ['export_db', { host: 'nowhere', dir: 'out' }, { kind: 'crashed' }],
    ['export_db_ext', { host, dir: 'out', modules: 'all', type: 'xml' }, { kind: 'crashed' }],
  ])('%s %j is refused', async (command, args, outcome) => {
    expect(await from.run(command, args)).toMatchObject(outcome)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeAll(async () => {
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const host = 'localhost'
const motdRows = () => hosted.store.db.selectFrom('motd').select(['username', 'server_host', 'xml']).execute()

describe('the message of the day', () => {
  test('is stored as the stanza that a real ejabberd would deliver', async () => {
    await hosted.value('announce_motd_update', { host, subject: 'A & B', body: 'one\\ntwo' })
    expect(await motdRows()).toEqual([
      {
        username: '',
        server_host: host,
        xml:
          "<message to='localhost' from='localhost' type='headline'>" +
          '<subject>A &amp; B</subject><body>one\ntwo</body></message>',
      },
    ])
    expect(await hosted.value('announce_motd_get', { host })).toEqual({ subject: 'A & B', body: 'one\ntwo' })
    expect(await hosted.value('announce_motd_get', { host: 'example.org' })).toEqual({
      subject: '',
      body: '',
    })
  })

  test('comes again to those who got the one before', async () => {
    const seen = { username: 'romeo', server_host: host, xml: '' }
    await hosted.store.db.insertInto('motd').values(seen).execute()
    await hosted.value('announce_motd_set_online', { host: 'all', subject: '', body: 'new' })
    const places = (await motdRows()).map(({ username, server_host }) => username + server_host)
    expect(places.sort()).toEqual(['example.org', 'localhost'])
    await hosted.store.db.insertInto('motd').values(seen).execute()
    await hosted.value('announce_motd_delete', { host })
    expect((await motdRows()).map(({ server_host }) => server_host)).toEqual(['example.org'])
  })

  test('is of a virtual host that is served', async () => {
    const nowhere = { host: 'nosuch.example', subject: '', body: '' }
    expect(await hosted.run('announce_motd_get', nowhere)).toEqual({ kind: 'crashed' })
    expect(await hosted.run('announce_send_online', nowhere)).toEqual({ kind: 'crashed' })
  })
})

test('an announcement to all waits for every account, one to those online for nobody', async () => {
  for (const user of ['romeo', 'juliet']) await hosted.value('register', { user, host, password: 'pw' })
  await hosted.value('register', { user: 'nurse', host: 'example.org', password: 'pw' })
  await hosted.value('announce_send_online', { host: 'all', subject: 's', body: 'b' })
  await hosted.value('announce_send_all', { host, subject: 's', body: 'b' })
  const rows = await hosted.store.db
    .selectFrom('spool')
    .select(['username', 'xml'])
    .orderBy('username')
    .execute()
  expect(rows.map(({ username }) => username)).toEqual(['juliet', 'romeo'])
  expect(rows[1]?.xml).toMatch(
    /^<message to='romeo@localhost' from='localhost' type='headline'><subject>s<\/subject><body>b<\/body><store /,
  )
  await hosted.value('announce_send_all', { host: 'all', subject: 's', body: 'b' })
  expect(await hosted.value('get_offline_messages', { user: 'nurse', host: 'example.org' })).toMatchObject([
    { from: 'localhost', to: 'nurse@example.org', time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d/) },
  ])
})

test.each([
  ["type='headline'", "<store xmlns='urn:xmpp:hints'/>", 1],
  ["type='headline'", '', 0],
  ["type='error'", "<store xmlns='urn:xmpp:hints'/>", 0],
  ["type='chat'", "<no-store xmlns='urn:xmpp:hints'/>", 0],
  ["type='chat'", '<no-store/>', 1],
])('a message %s with %s is kept as it wishes', async (type, hint, kept) => {
  const user = `u${type}${hint}`.replace(/\W/g, '')
  await hosted.value('register', { user, host, password: 'pw' })
  const stanza = `<message ${type}><body>b</body>${hint}</message>`
  await hosted.value('send_stanza', { from: 'romeo@localhost', to: `${user}@${host}`, stanza })
  expect(await hosted.value('get_offline_count', { user, host })).toBe(kept)
})

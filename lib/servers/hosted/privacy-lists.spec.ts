import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeAll(async () => {
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const set = (inside: string, host = 'localhost') =>
  hosted.run('privacy_set', {
    ...{ user: 'Romeo', host },
    xmlquery: `<query xmlns='jabber:iq:privacy'>${inside}</query>`,
  })

const done = { kind: 'ok', value: true }
const refused = { kind: 'failed', reason: 'error' }

describe('privacy lists', () => {
  test('are stored as ejabberd stores them', async () => {
    const items =
      "<item action='allow' order='2'/>" +
      "<item action='deny' order='1' type='jid' value='Tybalt@localhost'><message/><presence-in/></item>"
    expect(await set(`<list name='quiet'>${items}${items}</list>`)).toEqual(done)
    expect(await set(`<list name='quiet'>${items}</list>`)).toEqual(done)
    const rows = await hosted.store.db
      .selectFrom('privacy_list_data')
      .innerJoin('privacy_list', 'privacy_list.id', 'privacy_list_data.id')
      .selectAll('privacy_list_data')
      .select(['username', 'server_host', 'name'])
      .orderBy('ord')
      .execute()
    const list = { id: 1, username: 'romeo', server_host: 'localhost', name: 'quiet' }
    const none = { match_all: 0, match_iq: 0, match_message: 0, match_presence_in: 0, match_presence_out: 0 }
    expect(rows).toEqual([
      {
        ...list,
        ...none,
        t: 'j',
        value: 'tybalt@localhost',
        action: 'd',
        ord: 1,
        match_message: 1,
        match_presence_in: 1,
      },
      { ...list, ...none, t: 'n', value: '', action: 'a', ord: 2, match_all: 1 },
    ])
  })

  test('can be the default, which is not removed, and can be removed without their items staying', async () => {
    expect(await set("<default name='nosuch'/>")).toEqual(refused)
    expect(await set("<default name='quiet'/>")).toEqual(done)
    expect(await set("<list name='quiet'/>")).toEqual(refused)
    expect(await set('<default/>')).toEqual(done)
    expect(await set("<list name='quiet'/>")).toEqual(done)
    expect(await set("<list name='quiet'/>")).toEqual(refused)
    expect(await hosted.store.db.selectFrom('privacy_list_data').selectAll().execute()).toEqual([])
  })

  test('go with their account', async () => {
    await set("<list name='l'><item action='deny' order='1'/></list>")
    await set("<default name='l'/>")
    await hosted.value('unregister', { user: 'romeo', host: 'localhost' })
    const left = ['privacy_list', 'privacy_list_data', 'privacy_default_list'] as const
    for (const table of left) {
      expect(await hosted.store.db.selectFrom(table).selectAll().execute()).toEqual([])
    }
  })

  test.each([
    ["<active name='nosuch'/>", refused],
    ['<active/>', done],
    ['<active/><default/>', refused],
    ["<list name='l'><item action='deny' order='1' type='jid' value='a b@'/></list>", refused],
    ["<list name='l'><item action='deny' order='1' type='group'/></list>", refused],
    ["<list name='l'><item action='deny' order='1' type='subscription' value='x'/></list>", refused],
    ["<list name='l'><item action='maybe' order='1'/></list>", { kind: 'crashed' }],
    ["<list name='l'><item action='deny'/></list>", { kind: 'crashed' }],
    ['<list/>', { kind: 'crashed' }],
  ])('%s', async (inside, answer) => {
    expect(await set(inside)).toEqual(answer)
  })

  test.each([
    ["<list name='l'><item action='deny' order='1'/></list>", { kind: 'crashed' }],
    ["<list name='l'/>", { kind: 'crashed' }],
    ['<default/>', { kind: 'crashed' }],
    ["<active name='l'/>", { kind: 'crashed' }],
    ['<active/>', done],
    ['', refused],
  ])('of a host that is not served are not there: %s', async (inside, answer) => {
    expect(await set(inside, 'nosuch.example')).toEqual(answer)
    expect(await set(inside, '')).toEqual(answer)
  })
})

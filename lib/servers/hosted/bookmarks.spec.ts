import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  await hosted?.stop()
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const romeo = { user: 'romeo', host: 'localhost' }
const bookmarked = (...conferences: readonly string[]) =>
  hosted.value('private_set', {
    ...romeo,
    element: `<storage xmlns='storage:bookmarks'>${conferences.join('')}</storage>`,
  })
const items = () =>
  hosted.store.db
    .selectFrom('pubsub_item')
    .innerJoin('pubsub_node', 'pubsub_node.nodeid', 'pubsub_item.nodeid')
    .select(['node', 'itemid', 'publisher', 'payload'])
    .orderBy('pubsub_item.nodeid')
    .orderBy('itemid')
    .execute()

const BALL =
  "<conference jid='Ball@conference.localhost' name='Ball' autojoin='1'><nick>R</nick></conference>"

describe('bookmarks', () => {
  test('are put into nodes that only their owner sees, as one item and as one each', async () => {
    await bookmarked(BALL, "<url url='x' name='y'/>", "<conference jid='a b@'/>")
    expect(await hosted.value('bookmarks_to_pep', romeo)).toBe('Bookmarks exported to PEP node')
    expect(await items()).toEqual([
      {
        node: 'storage:bookmarks',
        itemid: 'current',
        publisher: 'romeo@localhost',
        payload: expect.stringMatching(/^<storage xmlns='storage:bookmarks'><conference jid='Ball@/),
      },
      {
        node: 'urn:xmpp:bookmarks:1',
        itemid: 'ball@conference.localhost',
        publisher: 'romeo@localhost',
        payload:
          "<conference xmlns='urn:xmpp:bookmarks:1' name='Ball' autojoin='true'><nick>R</nick></conference>",
      },
    ])
    const nodes = await hosted.store.db.selectFrom('pubsub_node').select(['host', 'plugin']).execute()
    expect(nodes).toEqual(Array.from({ length: 2 }, () => ({ host: 'romeo@localhost', plugin: 'pep' })))
    const access = hosted.store.db
      .selectFrom('pubsub_node_option')
      .select('val')
      .where('name', '=', 'access_model')
    expect(await access.execute()).toEqual([{ val: 'whitelist' }, { val: 'whitelist' }])
    const states = await hosted.store.db.selectFrom('pubsub_state').select(['jid', 'affiliation']).execute()
    expect(states[0]).toEqual({ jid: 'romeo@localhost', affiliation: 'o' })
  })

  test('replace those that were there before', async () => {
    await bookmarked(BALL)
    await hosted.value('bookmarks_to_pep', romeo)
    await bookmarked("<conference jid='tomb@conference.localhost'/>")
    await hosted.value('bookmarks_to_pep', romeo)
    expect((await items()).map(({ itemid }) => itemid)).toEqual(['current', 'tomb@conference.localhost'])
  })

  test('that are not there cannot be put anywhere', async () => {
    expect(await hosted.run('bookmarks_to_pep', romeo)).toMatchObject({
      kind: 'refused',
      reason: 'Cannot retrieve bookmarks from private XML storage',
    })
  })

  test('go with their account', async () => {
    await bookmarked(BALL)
    await hosted.value('bookmarks_to_pep', romeo)
    await hosted.value('unregister', romeo)
    const tables = ['pubsub_node', 'pubsub_node_option', 'pubsub_state', 'pubsub_item'] as const
    for (const table of tables)
      expect(await hosted.store.db.selectFrom(table).selectAll().execute()).toEqual([])
  })
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { itemTime } from './pubsub'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  await hosted?.stop()
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const DAY_MS = 86_400_000

/** A node with an item a day, the first of them made and changed today. */
async function node(host: string, items: number, expireSeconds?: string): Promise<number> {
  const { nodeid } = await hosted.store.db
    .insertInto('pubsub_node')
    .values({ host, node: 'urn:xmpp:bookmarks:1', plugin: 'pep' })
    .returning('nodeid')
    .executeTakeFirstOrThrow()
  if (expireSeconds) {
    const option = { nodeid, name: 'item_expire', val: expireSeconds }
    await hosted.store.db.insertInto('pubsub_node_option').values(option).execute()
  }
  const rows = Array.from({ length: items }, (_, day) => {
    const time = itemTime(Date.now() - day * DAY_MS - 1000)
    return { nodeid, itemid: `i${day}`, publisher: host, creation: time, modification: time }
  })
  await hosted.store.db.insertInto('pubsub_item').values(rows).execute()
  return nodeid
}

async function itemsOf(nodeid: number) {
  const items = hosted.store.db.selectFrom('pubsub_item').select('itemid').where('nodeid', '=', nodeid)
  return (await items.orderBy('itemid').execute()).map(({ itemid }) => itemid)
}

describe('publish-subscribe items', () => {
  test('have times that are ordered as texts', () => {
    expect(itemTime(1_700_000_123_456.7)).toBe('001700:000123:456000')
  })

  test('are kept so many to a node, of accounts of the virtual hosts', async () => {
    const own = await node('romeo@localhost', 5)
    const other = await node('romeo@example.com', 5)
    const alike = await node('romeo@notlocalhost', 5)
    await hosted.value('delete_old_pubsub_items', { number: 2 })
    expect(await itemsOf(own)).toEqual(['i0', 'i1'])
    expect([await itemsOf(other), await itemsOf(alike)].map(items => items.length)).toEqual([5, 5])
    await hosted.value('delete_old_pubsub_items', { number: 10n ** 30n })
    expect(await itemsOf(own)).toHaveLength(2)
    expect(await hosted.run('delete_old_pubsub_items', { number: -1 })).toMatchObject({ kind: 'refused' })
  })

  test('are deleted when they are older than their node allows', async () => {
    const short = await node('romeo@localhost', 3, String(1.5 * 86_400))
    const endless = await node('juliet@localhost', 3, 'infinity')
    const silent = await node('localhost', 3)
    await hosted.value('delete_expired_pubsub_items')
    expect(await itemsOf(short)).toEqual(['i0', 'i1'])
    expect([await itemsOf(endless), await itemsOf(silent)].map(items => items.length)).toEqual([3, 3])
  })

  test('are deleted when they are older than the module allows', async () => {
    const limited = await startTestServer({ modules: { mod_pubsub: { max_item_expire_node: 1.5 * 86_400 } } })
    await hosted.stop()
    hosted = limited
    const silent = await node('romeo@localhost', 3)
    await hosted.value('delete_expired_pubsub_items')
    expect(await itemsOf(silent)).toEqual(['i0', 'i1'])
  })
})

test('push registrations are deleted when they are older than so many days', async () => {
  const session = { username: 'romeo', service: 's', xml: '' }
  const at = (days: number) => (Date.now() - days * DAY_MS) * 1000
  await hosted.store.db
    .insertInto('push_session')
    .values([
      { ...session, server_host: 'localhost', timestamp: at(10), node: 'old' },
      { ...session, server_host: 'localhost', timestamp: at(1), node: 'new' },
      { ...session, server_host: 'example.com', timestamp: at(10), node: 'elsewhere' },
    ])
    .execute()
  await hosted.value('delete_old_push_sessions', { days: 5 })
  const left = await hosted.store.db.selectFrom('push_session').select('node').orderBy('node').execute()
  expect(left.map(({ node }) => node)).toEqual(['elsewhere', 'new'])
})

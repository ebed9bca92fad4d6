import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusedAsResult } from '@/lib/commands/outcome'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  hosted = await startTestServer()
  await hosted.value('register', { user: 'nurse', host: 'localhost', password: 'pw' })
})
afterEach(() => hosted.stop())

const waiting = () => hosted.store.db.selectFrom('spool').selectAll().execute()

/** Puts messages into the store whose time of arrival is so many days ago. */
async function arrived(count: number, daysAgo: number, xml = '<message/>') {
  const created_at = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
  const row = { username: 'nurse', server_host: 'localhost', xml, created_at }
  await hosted.store.db
    .insertInto('spool')
    .values(Array.from({ length: count }, () => row))
    .execute()
}

describe('messages for accounts that are not online', () => {
  test('wait as the stanza that a real ejabberd would deliver later', async () => {
    const message = {
      type: 'chat',
      from: 'Romeo@localhost/x',
      to: 'nurse@localhost/y',
      subject: 'A & B',
      body: "<'",
    }
    await hosted.value('send_message', message)
    const [row] = await waiting()
    expect(row?.xml).toMatch(
      new RegExp(
        "^<message to='nurse@localhost/y' from='romeo@localhost/x' type='chat' id='\\d+'>" +
          '<subject>A &amp; B</subject><body>&lt;&apos;</body>' +
          "<delay xmlns='urn:xmpp:delay' from='localhost' stamp='[^']+Z'>Offline Storage</delay></message>$",
      ),
    )
  })

  test('that are older than so many days are deleted, the others stay', async () => {
    await arrived(3, 10)
    await arrived(2, 1)
    await hosted.value('delete_old_messages', { days: 5 })
    expect(await waiting()).toHaveLength(2)
  })

  test('whose own time is over are deleted', async () => {
    const expiring = (seconds: number) =>
      `<message><x xmlns='jabber:x:expire' seconds='${seconds}'/></message>`
    await arrived(1, 1, expiring(60))
    await arrived(1, 1, expiring(10 * 86_400))
    await arrived(1, 1)
    await hosted.value('delete_expired_messages')
    expect((await waiting()).map(row => row.xml)).toEqual([expiring(10 * 86_400), '<message/>'])
  })

  test('are deleted in the background, at the asked pace, until that is stopped', async () => {
    const host = 'localhost'
    const status = () => hosted.value('delete_old_messages_status', { host })
    await arrived(5, 10)
    expect(await status()).toBe('Operation not started')
    await hosted.value('delete_old_messages_batch', { host, days: 5, batch_size: 2, rate: 1 })
    expect(await hosted.run('delete_old_messages_batch', { host, days: 5, batch_size: 2, rate: 1 })).toEqual(
      refusedAsResult('Operation in progress'),
    )
    await expect.poll(status).toBe('Operation in progress, deleted 2 messages')
    expect(await hosted.value('abort_delete_old_messages', { host })).toBe('Operation aborted')
    expect(await status()).toBe('Operation was aborted after deleting 2 messages')
    expect(await hosted.value('abort_delete_old_messages', { host })).toBe('No task running')

    await hosted.value('delete_old_messages_batch', { host, days: 5, batch_size: 2, rate: 1_000_000 })
    await expect.poll(status).toBe('Operation was completed after deleting 3 messages')
    expect(await waiting()).toHaveLength(0)
  })
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  await hosted?.stop()
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const DAY_MS = 86_400_000
const host = 'localhost'
const romeo = { user: 'romeo', host }

interface Archived {
  readonly username?: string
  readonly server_host?: string
  readonly kind?: string
  readonly peer?: string
  readonly daysAgo?: number
}

async function archived(
  {
    username = 'romeo',
    server_host = host,
    kind = 'chat',
    peer = 'juliet@localhost/x',
    daysAgo = 1,
  }: Archived,
  count = 1,
) {
  const timestamp = (Date.now() - daysAgo * DAY_MS) * 1000
  const bare_peer = peer.replace(/\/.*/, '')
  const row = { username, server_host, kind, peer, bare_peer, timestamp, xml: '<message/>', txt: '' }
  const rows = Array.from({ length: count }, () => row)
  await hosted.store.db.insertInto('archive').values(rows).execute()
}

const count = (user = 'romeo', at = host) => hosted.value('get_mam_count', { user, host: at })

describe('the message archive', () => {
  test('is counted and emptied for one account, whether it exists or not', async () => {
    await archived({}, 3)
    await archived({ server_host: 'example.org' })
    expect(await hosted.value('get_mam_count', { user: 'Romeo', host })).toBe(3)
    expect(await count('nobody')).toBe(0)
    expect(await hosted.value('remove_mam_for_user', romeo)).toBe('MAM archive removed')
    expect(await hosted.value('remove_mam_for_user', { user: 'nobody', host })).toBe('MAM archive removed')
    expect([await count(), await count('romeo', 'example.org')]).toEqual([0, 1])
  })

  test('is shown with the addresses and times of its messages', async () => {
    const xml = "<message from='romeo@localhost/x' to='juliet@localhost'><body>b</body></message>"
    const row = {
      username: 'romeo',
      server_host: host,
      peer: 'juliet@localhost',
      bare_peer: 'juliet@localhost',
    }
    await hosted.store.db
      .insertInto('archive')
      .values({ ...row, xml, timestamp: 1_700_000_000_123_456 })
      .execute()
    expect(await hosted.value('get_mam_messages', romeo)).toEqual([
      { time: '2023-11-14 22:13:20', from: 'romeo@localhost/x', to: 'juliet@localhost', packet: xml },
    ])
  })

  test('loses what was written with one peer, or with one of its resources', async () => {
    await archived({ peer: 'juliet@localhost/x' }, 2)
    await archived({ peer: 'juliet@localhost/y' }, 2)
    await archived({ peer: 'nurse@localhost' })
    const remove = (peer: string) => hosted.run('remove_mam_for_user_with_peer', { ...romeo, with: peer })
    expect(await remove('Juliet@localhost/x')).toMatchObject({ kind: 'ok' })
    expect(await count()).toBe(3)
    expect(await remove('juliet@localhost')).toMatchObject({ kind: 'ok' })
    expect(await count()).toBe(1)
    expect(await remove('a b@')).toMatchObject({ kind: 'refused', reason: 'Invalid peer JID' })
  })

  test('of a room loses what one of its people said', async () => {
    const room = { kind: 'groupchat', username: 'room@conference.localhost' } as const
    await archived({ ...room, peer: 'juliet@localhost/x' }, 2)
    await archived({ ...room, peer: 'nurse@localhost/y' })
    const remove = { user: 'room', host: 'conference.localhost', with: 'juliet@localhost' }
    expect(await hosted.run('remove_mam_for_user_with_peer', remove)).toMatchObject({ kind: 'ok' })
    expect(await hosted.store.db.selectFrom('archive').select('bare_peer').execute()).toEqual([
      { bare_peer: 'nurse@localhost' },
    ])
  })

  test('loses messages that are older than so many days, of one kind or all', async () => {
    await archived({ daysAgo: 10 }, 600)
    await archived({ daysAgo: 10, kind: 'groupchat', username: 'room@conference.localhost' }, 2)
    await archived({ daysAgo: 1 })
    await hosted.value('delete_old_mam_messages', { type: 'groupchat', days: 5 })
    expect(await count()).toBe(601)
    expect(await hosted.store.db.selectFrom('archive').select('kind').distinct().execute()).toEqual([
      { kind: 'chat' },
    ])
    await hosted.value('delete_old_mam_messages', { type: 'all', days: 5 })
    expect(await count()).toBe(1)
    await hosted.value('delete_old_mam_messages', { type: 'all', days: 10n ** 30n })
    expect(await count()).toBe(1)
    expect(await hosted.run('delete_old_mam_messages', { type: 'x', days: 0 })).toMatchObject({
      kind: 'failed',
    })
  })

  test('is cleaned in the background, a virtual host for itself, until that is stopped', async () => {
    const status = () => hosted.value('delete_old_mam_messages_status', { host })
    const job = { host, type: 'chat', days: 5, batch_size: 2 }
    await archived({ daysAgo: 10 }, 5)
    expect(await status()).toBe('Operation not started')
    await hosted.value('delete_old_mam_messages_batch', { ...job, rate: 1 })
    expect(await hosted.run('delete_old_mam_messages_batch', { ...job, rate: 1 })).toMatchObject({
      reason: 'Operation in progress',
    })
    await hosted.value('delete_old_mam_messages_batch', { ...job, host: 'example.org', rate: 1 })
    await expect.poll(status).toBe('Operation in progress, deleted 2 messages')
    expect(await hosted.value('delete_old_messages_status', { host })).toBe('Operation not started')
    expect(await hosted.value('abort_delete_old_mam_messages', { host })).toBe('Operation aborted')
    await hosted.value('delete_old_mam_messages_batch', { ...job, rate: 1_000_000 })
    await expect.poll(status).toBe('Operation was completed after deleting 3 messages')
    expect(await count()).toBe(0)
  })
})

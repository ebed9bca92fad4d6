import { afterEach, expect, test } from 'vitest'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
afterEach(() => hosted.stop())

const STAFF = { group: 'staff', host: 'localhost' }

async function start() {
  hosted = await startTestServer({
    rules: { api_permissions: { staff: { who: { shared_group: { staff: 'localhost' } }, what: ['stats'] } } },
  })
  const group = { ...STAFF, label: 'Staff', description: '', display: [] }
  await hosted.value('srg_create', group)
}

async function mayRunStats(user: string, host: string): Promise<boolean> {
  const definition = selectVersion((await hosted.server.find('stats')) ?? [], LATEST)
  if (!definition) throw new Error('no stats')
  const decision = await hosted.server.authorize({
    definition,
    version: LATEST,
    args: { name: 'registeredusers' },
    credentials: { kind: 'none' },
    caller: { jid: { user, host } },
    origin: { frontend: 'mod_http_api' },
  })
  return decision.allowed
}

test('a rule for a shared roster group is for its members, from the moment they are', async () => {
  await start()
  expect(await mayRunStats('alice', 'localhost')).toBe(false)
  await hosted.value('srg_user_add', {
    user: 'alice',
    host: 'localhost',
    group: 'staff',
    grouphost: 'localhost',
  })
  expect(await mayRunStats('alice', 'localhost')).toBe(true)
  expect(await mayRunStats('bob', 'localhost')).toBe(false)
  expect(await mayRunStats('alice', 'example.org')).toBe(false)
  await hosted.value('srg_user_del', {
    user: 'alice',
    host: 'localhost',
    group: 'staff',
    grouphost: 'localhost',
  })
  expect(await mayRunStats('alice', 'localhost')).toBe(false)
})

test("the special member @all@ brings every account of the group's own virtual host, and no other", async () => {
  await start()
  await hosted.value('srg_user_add', {
    user: '@all@',
    host: 'localhost',
    group: 'staff',
    grouphost: 'localhost',
  })
  expect([await mayRunStats('bob', 'localhost'), await mayRunStats('carol', 'example.org')]).toEqual([
    true,
    false,
  ])
})

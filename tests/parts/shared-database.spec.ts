import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '@/lib/servers/hosted/testing'
import { openStore } from '@/lib/store/store'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { DATABASES, type SharedDatabase } from '../support/shared-database'

const host = 'localhost'
const romeo = { user: 'romeo', host }
const list = (name: string, items: string) =>
  `<query xmlns='jabber:iq:privacy'><list name='${name}'>${items}</list></query>`
const BOOKMARKS =
  "<storage xmlns='storage:bookmarks'><conference jid='ball@conference.localhost' name='Ball' autojoin='true'>" +
  '<nick>R</nick></conference></storage>'

/** A database that the hosted server fills first, a real ejabberd after it, and the hosted server reads last. */
describe.each(Object.entries(DATABASES))('on one database, %s', (_, makeDatabase) => {
  let database: SharedDatabase
  let real: Ejabberd
  let hosted: TestServer

  beforeAll(async () => {
    database = await makeDatabase()
    hosted = await startTestServer({ store: await openStore(database.place) })
    await fill(hosted)
    await hosted.stop()
    await database.share()
    real = await startEjabberd({ config: await database.config(), accounts: false })
    hosted = await startTestServer({ store: await openStore(database.place) })
  })
  afterAll(async () => {
    await hosted?.stop()
    await real?.stop()
    await database?.remove()
  })

  test('a real ejabberd finds accounts, with passwords that open them', async () => {
    expect(await real.ctl('registered_users', host)).toBe('romeo\n')
    await real.ctl('check_password', 'romeo', host, 'pw')
  })

  test('a real ejabberd finds shared roster groups, their options and members', async () => {
    expect(await real.ctl('srg_list', host)).toBe('g\nk\n')
    expect(await real.ctl('srg_get_info', 'g', host)).toMatch(/label\tSöl "x"\n(.*\n)*all_users\ttrue/)
    expect(await real.ctl('srg_get_info', 'k', host)).toContain('displayed_groups\t["g","k"]')
    expect(await real.ctl('srg_get_members', 'k', host)).toBe('romeo@localhost\n')
  })

  test('the hosted server finds shared roster groups that a real one made', async () => {
    await real.ctl('srg_create', 'real', host, 'Ñ', 'desc', 'g')
    await real.ctl('srg_user_add', 'romeo', host, 'real', host)
    expect(await hosted.value('srg_get_info', { group: 'real', host })).toEqual([
      { key: 'description', value: 'desc' },
      { key: 'displayed_groups', value: 'g' },
      { key: 'label', value: 'Ñ' },
    ])
    expect(await hosted.value('srg_get_members', { group: 'real', host })).toEqual(['romeo@localhost'])
  })

  test('either finds the privacy lists of the other', async () => {
    const choose = (name: string) => `<query xmlns='jabber:iq:privacy'><default name='${name}'/></query>`
    await expect(real.ctl('privacy_set', 'romeo', host, choose('nosuch'))).rejects.toThrow()
    await real.ctl('privacy_set', 'romeo', host, choose('quiet'))
    const items = "<item action='deny' order='1' type='subscription' value='none'><iq/></item>"
    await real.ctl('privacy_set', 'romeo', host, list('real', items))
    await hosted.value('privacy_set', { ...romeo, xmlquery: choose('real') })
  })

  test('a real ejabberd goes on with the bookmarks that were put into nodes here', async () => {
    const items = () =>
      hosted.store.db
        .selectFrom('pubsub_item')
        .select(['nodeid', 'itemid', 'payload'])
        .orderBy('nodeid')
        .execute()
    const before = await items()
    expect(before).toHaveLength(2)
    expect(await real.ctl('bookmarks_to_pep', 'romeo', host)).toContain('exported')
    expect(await items()).toEqual(before)
    expect(await hosted.store.db.selectFrom('pubsub_node').select('nodeid').execute()).toHaveLength(2)
  })
})

async function fill(server: TestServer) {
  await server.value('register', { ...romeo, password: 'pw' })
  const group = { host, description: 'D' }
  await server.value('srg_create', { ...group, group: 'g', label: 'Söl "x"', display: [] })
  await server.value('srg_create', { ...group, group: 'k', label: 'K', display: ['g', 'k'] })
  await server.value('srg_user_add', { ...romeo, group: 'k', grouphost: host })
  await server.value('srg_user_add', { user: '@all@', host, group: 'g', grouphost: host })
  const items =
    "<item action='deny' order='1' type='jid' value='a@b'><message/></item><item action='allow' order='2'/>"
  await server.value('privacy_set', { ...romeo, xmlquery: list('quiet', items) })
  await server.value('private_set', { ...romeo, element: BOOKMARKS })
  await server.value('bookmarks_to_pep', romeo)
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let folder: string
let file: string
let hosted: TestServer
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'switchboard-rooms-'))
  file = path.join(folder, 'rooms.db')
  hosted = await startTestServer({ file, filesFolder: folder })
})
afterEach(async () => {
  await hosted.stop()
  rmSync(folder, { recursive: true })
})

const service = 'conference.localhost'
const at = (room: string) => ({ room, service })
const create = (room: string, options: Readonly<Record<string, string>> = {}) =>
  hosted.value('create_room_with_opts', {
    ...at(room),
    host: 'localhost',
    options: Object.entries(options).map(([name, value]) => ({ name, value })),
  })
const set = (room: string, option: string, value: string) =>
  hosted.value('change_room_option', { ...at(room), option, value })
const rooms = () => hosted.value('muc_online_rooms', { service })
const option = async (room: string, name: string) => {
  const options = (await hosted.value('get_room_options', at(room))) as { name: string; value: string }[]
  return options.find(one => one.name === name)?.value
}
const restart = async () => {
  await hosted.stop()
  hosted = await startTestServer({ file })
}

describe('rooms', () => {
  test('that are persistent outlive a restart, the others do not', async () => {
    await create('kept', { persistent: 'true', title: 'Ünï', subscribers: 'bob@localhost=Bo=messages' })
    await create('fleeting')
    await restart()
    expect(await rooms()).toEqual([`kept@${service}`])
    expect(await option('kept', 'title')).toBe('Ünï')
    expect(await hosted.value('get_subscribers', at('kept'))).toEqual(['bob@localhost'])
  })

  test('move to the database and back with the option, and take everything with them', async () => {
    await create('lobby', { allow_subscription: 'true', affiliations: 'owner=alice@localhost' })
    await set('lobby', 'persistent', 'true')
    expect(await hosted.store.db.selectFrom('muc_room').select('name').execute()).toEqual([{ name: 'lobby' }])
    await hosted.value('subscribe_room', {
      ...{ user: 'bob', host: 'localhost', nick: 'Bo' },
      ...at('lobby'),
      nodes: [],
    })
    await set('lobby', 'persistent', 'false')
    for (const table of ['muc_room', 'muc_room_subscribers'] as const) {
      expect(await hosted.store.db.selectFrom(table).selectAll().execute()).toEqual([])
    }
    expect(await rooms()).toEqual([`lobby@${service}`])
    expect(await hosted.value('get_subscribers', at('lobby'))).toEqual(['bob@localhost'])
    const alice = { ...at('lobby'), jid: 'alice@localhost' }
    expect(await hosted.value('get_room_affiliation', alice)).toBe('owner')
  })

  test.each(['true', 'false'])(
    'of changes at the same time none is lost (persistent: %s)',
    async persistent => {
      await create('busy', { persistent })
      const users = Array.from({ length: 20 }, (_, index) => `user${index}`)
      await Promise.all(
        users.map(user =>
          hosted.value('set_room_affiliation', {
            ...at('busy'),
            ...{ user, host: 'localhost', affiliation: 'member' },
          }),
        ),
      )
      expect(await hosted.value('get_room_affiliations', at('busy'))).toHaveLength(20)
    },
  )

  test('of two that are made at the same time under one name, one is refused', async () => {
    const args = { ...at('twin'), host: 'localhost' }
    const outcomes = await Promise.all([hosted.run('create_room', args), hosted.run('create_room', args)])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['ok', 'refused'])
  })

  test('lose their subscribers when they allow none, and somebody who is cast out', async () => {
    await create('lobby', {
      ...{ persistent: 'true', allow_subscription: 'true' },
      subscribers: 'bob@localhost=Bo=messages;eve@localhost=Eve=messages',
    })
    const eve = { user: 'eve', host: 'localhost', affiliation: 'outcast' }
    await hosted.value('set_room_affiliation', { ...at('lobby'), ...eve })
    expect(await hosted.value('get_subscribers', at('lobby'))).toEqual(['bob@localhost'])
    await set('lobby', 'allow_subscription', 'false')
    expect(await hosted.value('get_subscribers', at('lobby'))).toEqual([])
  })

  test('what is said reaches subscribers as a message that waits, and no other account', async () => {
    for (const user of ['alice', 'bob', 'eve']) {
      await hosted.value('register', { user, host: 'localhost', password: 'x' })
    }
    const subscribers = 'alice@localhost=Al=messages;bob@localhost=Bo=messages;eve@localhost=Eve=subject'
    await create('lobby', { allow_subscription: 'true', subscribers })
    const say = (from: string) =>
      hosted.value('send_message', {
        ...{ type: 'groupchat', from, to: `lobby@${service}` },
        ...{ subject: '', body: 'Hello <all>' },
      })
    await say('alice@localhost')
    await say('stranger@localhost')
    const waiting = await hosted.store.db.selectFrom('spool').select(['username', 'xml']).execute()
    expect(waiting.map(row => row.username).sort()).toEqual(['alice', 'bob'])
    expect(waiting[0]?.xml).toContain(`from='lobby@${service}/Al'`)
    expect(await hosted.value('get_room_history', at('lobby'))).toHaveLength(1)
  })

  test('what is said is archived where the room asks for it, until the room is destroyed', async () => {
    const subscribers = 'alice@localhost=Al=messages'
    const say = (room: string) =>
      hosted.value('send_message', {
        ...{ type: 'groupchat', from: 'alice@localhost', to: `${room}@${service}` },
        ...{ subject: '', body: 'Hello <all>' },
      })
    for (const [room, mam] of [
      ['kept', 'true'],
      ['mute', 'false'],
    ] as const) {
      await create(room, { allow_subscription: 'true', subscribers, mam })
    }
    expect(await hosted.value('rooms_empty_list', { service })).toEqual([`kept@${service}`])
    await say('kept')
    await say('mute')
    expect(await hosted.store.db.selectFrom('archive').selectAll().execute()).toMatchObject([
      {
        username: `kept@${service}`,
        server_host: 'localhost',
        bare_peer: 'alice@localhost',
        txt: 'Hello <all>',
        kind: 'groupchat',
        nick: 'Al',
      },
    ])
    expect(await hosted.value('rooms_empty_list', { service })).toEqual([])
    await hosted.value('destroy_room', at('kept'))
    expect(await hosted.store.db.selectFrom('archive').selectAll().execute()).toEqual([])
  })

  test('a nickname belongs to who registered it, also when others subscribe', async () => {
    const options = { allow_subscription: 'true' }
    await create('lobby', options)
    const bob = { user: 'bob', host: 'localhost', service }
    await hosted.value('muc_register_nick', { nick: 'Bobby', ...bob })
    const eve = { user: 'eve', host: 'localhost', service }
    expect(await hosted.run('muc_register_nick', { nick: 'Bobby', ...eve })).toMatchObject({
      reason: 'Nick already registered',
    })
    const subscription = { ...eve, nick: 'Bobby', ...at('lobby'), nodes: [] }
    expect(await hosted.run('subscribe_room', subscription)).toMatchObject({
      reason: 'That nickname is registered by another person',
    })
    expect(await hosted.value('muc_get_registered_nick', bob)).toBe('Bobby')
    expect(await hosted.value('muc_get_registered_nicks', { service })).toEqual([
      { user: 'bob', host: 'localhost', nick: 'Bobby' },
    ])
    await hosted.value('muc_unregister_nick', bob)
    expect(await hosted.value('muc_get_registered_nick', bob)).toBe('')
  })

  test('are made and destroyed by a file, and those of a file outlive a restart', async () => {
    writeFileSync(path.join(folder, 'list'), `a@${service}\n\nno room\nb@${service} and more\n`)
    await hosted.value('create_rooms_file', { file: 'list' })
    await hosted.stop()
    hosted = await startTestServer({ file, filesFolder: folder })
    expect(await rooms()).toEqual([`a@${service}`, `b@${service}`])
    await hosted.value('destroy_rooms_file', { file: 'list' })
    expect(await rooms()).toEqual([])
    expect(await hosted.run('destroy_rooms_file', { file: '../list' })).toMatchObject({ kind: 'refused' })
  })

  test('that were not used for so many days are found and destroyed, also the one without a name', async () => {
    for (const room of ['', 'old', 'new']) await create(room, { persistent: 'true' })
    const long = { created_at: '2024-01-01 00:00:00' }
    await hosted.store.db.updateTable('muc_room').set(long).where('name', '!=', 'new').execute()
    const unused = [service, `old@${service}`]
    expect(await hosted.value('rooms_unused_list', { service, days: 31 })).toEqual(unused)
    expect(await hosted.value('rooms_unused_destroy', { service: 'global', days: 31 })).toEqual(unused)
    expect(await rooms()).toEqual([`new@${service}`])
  })
})

test('services and first options of rooms come from the configuration of mod_muc', async () => {
  const configured = await startTestServer({
    modules: {
      mod_muc_admin: {},
      mod_muc: { hosts: ['rooms.@HOST@', 'muc.@HOST@'], default_room_options: { title: 'New', mam: true } },
    },
  })
  const create = (room: string, service: string) =>
    configured.run('create_room', { room, service, host: 'localhost' })
  expect(await create('a', 'conference.localhost')).toMatchObject({ kind: 'refused' })
  expect(await create('a', 'rooms.localhost')).toMatchObject({ kind: 'ok' })
  expect(await create('b', 'muc.localhost')).toMatchObject({ kind: 'ok' })
  expect(await configured.value('muc_online_rooms', { service: 'global' })).toEqual(['a@rooms.localhost'])
  const options = await configured.value('get_room_options', { room: 'b', service: 'muc.localhost' })
  expect(options).toContainEqual({ name: 'title', value: 'New' })
  expect(options).toContainEqual({ name: 'mam', value: 'true' })
  await configured.stop()
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeAll(async () => {
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const host = 'localhost'

describe('shared roster groups', () => {
  test('are stored as ejabberd stores them', async () => {
    await hosted.value('srg_create', { group: 'a', host, label: 'söl', description: 'D "d"', display: ['a'] })
    await hosted.value('srg_user_add', { user: 'Romeo', host: 'EXAMPLE.org', group: 'a', grouphost: host })
    expect(
      await hosted.store.db.selectFrom('sr_group').select(['name', 'server_host', 'opts']).execute(),
    ).toEqual([
      {
        name: 'a',
        server_host: host,
        opts: '[{label,<<115,195,182,108>>},{displayed_groups,[<<"a">>]},{description,<<"D \\"d\\"">>}]',
      },
    ])
    expect(
      await hosted.store.db.selectFrom('sr_user').select(['jid', 'server_host', 'grp']).execute(),
    ).toEqual([{ jid: 'romeo@example.org', server_host: host, grp: 'a' }])
    await hosted.value('srg_delete', { group: 'a', host })
    expect(await hosted.store.db.selectFrom('sr_user').selectAll().execute()).toEqual([])
  })

  test('have all accounts or all that are online as members by an option', async () => {
    const member = { host, group: 'b', grouphost: host }
    expect(await hosted.run('srg_user_add', { user: '@all@', ...member })).toEqual({ kind: 'crashed' })
    await hosted.value('srg_add', { group: 'b', host })
    for (const user of ['@all@', '@online@', '@all@']) await hosted.value('srg_user_add', { user, ...member })
    expect(await hosted.value('srg_get_members', { group: 'b', host })).toEqual([])
    expect(await hosted.value('srg_get_info', { group: 'b', host })).toEqual([
      { key: 'all_users', value: 'true' },
      { key: 'description', value: '' },
      { key: 'displayed_groups', value: '' },
      { key: 'label', value: '' },
      { key: 'online_users', value: 'true' },
    ])
    await hosted.value('srg_user_del', { user: '@all@', ...member })
    await hosted.value('srg_set_info', { group: 'b', host, key: 'online_users', value: 'false' })
    expect(await hosted.value('srg_get_info', { group: 'b', host })).toHaveLength(3)
  })

  test('are named in small letters when they are made; all else takes names as they are given', async () => {
    const described = { host, label: 'l', description: '', display: [] }
    await hosted.value('srg_create', { ...described, group: 'Made É' })
    expect(await hosted.value('srg_list', { host })).toContain('made é')
    expect(await hosted.value('srg_get_info', { group: 'Made É', host })).toEqual([])
    expect(await hosted.run('srg_create', { ...described, group: '😀' })).toMatchObject({ kind: 'failed' })
    await hosted.value('srg_delete', { group: 'made é', host })
  })

  test('of another virtual host are meant by name@host; what leads nowhere is no name', async () => {
    const described = { label: 'there', description: '', display: [] }
    await hosted.value('srg_create', { ...described, host: 'example.org', group: 'far' })
    expect(await hosted.value('srg_get_info', { group: 'far@example.org', host })).toContainEqual({
      key: 'label',
      value: 'there',
    })
    const near = { ...described, host, group: 'near' }
    await hosted.value('srg_create', { ...near, display: ['far@example.org'] })
    expect(await hosted.value('srg_get_displayed', { group: 'near', host })).toEqual(['far@example.org'])
    const crashed = { kind: 'crashed' }
    for (const group of ['', '@', 'far@EXAMPLE.org', 'far@nosuch.example', 'a@b@c']) {
      expect(await hosted.run('srg_get_info', { group, host })).toEqual(crashed)
      expect(await hosted.run('srg_add_displayed', { group: 'near', host, add: group })).toEqual(crashed)
      const member = { user: 'romeo', host, group, grouphost: host }
      expect(await hosted.run('srg_user_add', member)).toEqual(crashed)
    }
    await hosted.value('srg_delete', { group: 'near', host })
    await hosted.value('srg_delete', { group: 'far', host: 'example.org' })
  })

  test('that display what is not there are refused, with its name', async () => {
    const group = { group: 'c', host, label: '', description: '', display: ['b', 'nosuch'] }
    expect(await hosted.run('srg_create', group)).toEqual({
      kind: 'failed',
      reason: '{wrong_displayed_groups,[<<"nosuch">>]}',
    })
    expect(await hosted.run('srg_add_displayed', { group: 'b', host, add: 'nosuch' })).toMatchObject({
      kind: 'failed',
    })
    expect(await hosted.value('srg_get_displayed', { group: 'b', host })).toEqual([])
  })

  test('of the same name at another virtual host are not touched', async () => {
    for (const place of [host, 'example.org']) {
      await hosted.value('srg_add', { group: 'd', host: place })
      await hosted.value('srg_user_add', { user: 'romeo', host, group: 'd', grouphost: place })
    }
    await hosted.value('srg_delete', { group: 'd', host })
    expect(await hosted.value('srg_list', { host: 'example.org' })).toEqual(['d'])
    expect(await hosted.value('srg_get_members', { group: 'd', host: 'example.org' })).toEqual([
      'romeo@localhost',
    ])
  })

  test('have no members of virtual hosts that are not served', async () => {
    const member = { user: 'romeo', host: 'example.com', group: 'd', grouphost: 'example.org' }
    await hosted.value('srg_user_add', member)
    expect(await hosted.value('srg_get_members', { group: 'd', host: 'example.org' })).toHaveLength(1)
  })

  test('of a virtual host that is not served, or a module that is not loaded, fall over', async () => {
    const bare = await startTestServer({ modules: { mod_admin_extra: {} } })
    expect(await bare.run('srg_list', { host })).toEqual({ kind: 'crashed' })
    expect(await hosted.run('srg_list', { host: 'nosuch.example' })).toEqual({ kind: 'crashed' })
    await bare.stop()
  })
})

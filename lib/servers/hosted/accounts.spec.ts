import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeAll(async () => {
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const romeo = { user: 'romeo', host: 'localhost' }

describe('accounts', () => {
  test('all of a long list are told, in the order of their bytes, and counted', async () => {
    const names = Array.from({ length: 9000 }, (_, index) => `u${index}`)
    // An account whose password is stored in two forms is still one account.
    const rows = [
      ...['', 'é', ...names].map(username => ({ username, type: 1 })),
      ...names.map(username => ({ username, type: 2 })),
    ].map(row => ({ ...row, server_host: 'example.org', password: 'x' }))
    for (let at = 0; at < rows.length; at += 1000) {
      await hosted.store.db
        .insertInto('users')
        .values(rows.slice(at, at + 1000))
        .execute()
    }
    const listed = await hosted.value('registered_users', { host: 'example.org' })
    expect(listed).toEqual(['', ...names.sort(), 'é'])
    expect(await hosted.value('stats_host', { name: 'registeredusers', host: 'example.org' })).toBe(9002)
    await hosted.store.db.deleteFrom('users').where('server_host', '=', 'example.org').execute()
  })

  test('of two that register the same name at once one gets it', async () => {
    const attempts = ['pw', 'other'].map(password => hosted.run('register', { ...romeo, password }))
    const kinds = (await Promise.all(attempts)).map(outcome => outcome.kind)
    expect(kinds.sort()).toEqual(['conflict', 'ok'])
  })

  test('nothing of a removed account is left, and its namesake elsewhere is not touched', async () => {
    const namesake = { user: 'romeo', host: 'example.org' }
    for (const account of [romeo, namesake]) {
      const jid = `${account.user}@${account.host}`
      const contact = { user: 'juliet', host: 'localhost', nick: 'J', groups: ['G'], subs: 'both' }
      await hosted.run('register', { ...account, password: 'pw' })
      await hosted.value('set_last', { ...account, timestamp: 5, status: 'x' })
      await hosted.value('add_rosteritem', { localuser: account.user, localhost: account.host, ...contact })
      await hosted.value('send_message', { type: 'chat', from: 'a@b', to: jid, subject: '', body: 'hi' })
      await hosted.value('ban_account', { ...account, reason: 'r' })
    }
    await hosted.value('unregister', romeo)
    const left = async (host: string) => {
      const tables = ['users', 'last', 'spool', 'private_storage', 'rosterusers', 'rostergroups'] as const
      const counts = tables.map(table =>
        hosted.store.db.selectFrom(table).select('username').where('server_host', '=', host).execute(),
      )
      return (await Promise.all(counts)).map(rows => rows.length)
    }
    expect(await left('localhost')).toEqual([0, 0, 0, 0, 0, 0])
    expect(await left('example.org')).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('an unknown virtual host is named as the reason, or answered with no', async () => {
    const nowhere = { user: 'romeo', host: 'nosuch.example' }
    expect(await hosted.run('register', { ...nowhere, password: 'pw' })).toEqual({
      kind: 'error',
      code: 10001,
      message: 'Unknown virtual host',
    })
    expect(await hosted.run('unregister', nowhere)).toMatchObject({ reason: 'Unknown virtual host' })
    expect(await hosted.run('registered_users', nowhere)).toMatchObject({ reason: 'Unknown virtual host' })
    expect(await hosted.run('check_account', nowhere)).toEqual({ kind: 'failed', reason: 'false' })
    expect(await hosted.run('change_password', { ...nowhere, newpass: 'x' })).toMatchObject({
      kind: 'not-found',
    })
  })

  test('plain passwords become SCRAM, and still open', async () => {
    await hosted.run('register', { user: 'mercutio', host: 'localhost', password: 'pw' })
    await hosted.value('convert_to_scram', { host: 'localhost' })
    // Nobody is there to be converted.
    expect(await hosted.run('convert_to_scram', { host: 'nowhere.org' })).toEqual({ kind: 'ok', value: true })
    const rows = await hosted.store.db
      .selectFrom('users')
      .select(['username', 'type'])
      .where('server_host', '=', 'localhost')
      .execute()
    expect(rows).toEqual([{ username: 'mercutio', type: 2 }])
    await hosted.value('check_password', { user: 'mercutio', host: 'localhost', password: 'pw' })
    const hash = { passwordhash: 'x', hashmethod: 'md5' }
    expect(await hosted.run('check_password_hash', { user: 'mercutio', host: 'localhost', ...hash })).toEqual(
      {
        kind: 'refused',
        reason: 'passwords_scrammed_command_cannot_work',
        atom: true,
      },
    )
  })

  test('accounts that nobody uses are removed, except protected ones', async () => {
    const rules = {
      acl: { admin: { user: 'admin@localhost' } },
      access_rules: { protect_old_users: { allow: 'admin' } },
    }
    const other = await startTestServer({ rules })
    for (const user of ['admin', 'old', 'söl', '日', 'new']) {
      await other.value('register', { user, host: 'localhost', password: 'pw' })
      if (user !== 'new') await other.value('set_last', { user, host: 'localhost', timestamp: 5, status: '' })
    }
    expect(await other.value('delete_old_users', { days: 30 })).toBe(
      [
        'Deleted 3 users: [{<<"old">>,<<"localhost">>},',
        '{<<"söl">>,<<"localhost">>},',
        '{<<230,151,165>>,<<"localhost">>}]',
      ].join(`\n${' '.repeat(18)}`),
    )
    expect(await other.value('delete_old_users', { days: 30 })).toBe('Deleted 0 users: []')
    expect(await other.value('registered_users', { host: 'localhost' })).toEqual(['admin', 'new'])
    await other.stop()
  })
})

describe('modules that are not loaded', () => {
  let bare: TestServer
  beforeAll(async () => {
    bare = await startTestServer({ modules: { mod_admin_extra: {} } })
    await bare.value('register', { ...romeo, password: 'pw' })
  })
  afterAll(() => bare.stop())

  test('take their commands with them', async () => {
    const core = await startTestServer({ modules: {} })
    expect(await core.server.find('check_account')).toBeUndefined()
    expect(await core.server.find('register')).toBeDefined()
    expect((await core.server.catalogue()).commands.map(({ name }) => name)).not.toContain('check_account')
    await core.stop()
  })

  test.each([
    ['get_last', romeo],
    ['set_last', { ...romeo, timestamp: 1, status: '' }],
    ['get_offline_count', romeo],
    ['list_banned', { host: 'localhost' }],
    ['delete_old_messages', { days: 1 }],
  ])('%s falls over, as it does with ejabberd', async (command, args) => {
    expect(await bare.run(command, args)).toEqual({ kind: 'crashed' })
  })

  test('a ban says what it needs, and messages are not kept', async () => {
    expect(await bare.run('ban_account', { ...romeo, reason: '' })).toEqual({
      kind: 'failed',
      reason: 'mod_private_is_required_but_disabled',
    })
    const message = { type: 'chat', from: 'a@b', to: 'romeo@localhost', subject: '', body: 'hi' }
    await bare.value('send_message', message)
    expect(await bare.store.db.selectFrom('spool').selectAll().execute()).toEqual([])
  })
})

import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './testing'

let hosted: TestServer
beforeEach(async () => {
  await hosted?.stop()
  hosted = await startTestServer()
})
afterAll(() => hosted.stop())

const host = 'localhost'
const list = () => hosted.value('list_invites', { host })
const rows = () => hosted.store.db.selectFrom('invite_token').selectAll().orderBy('created_at').execute()

/** An invitation as an account would have made it over XMPP. */
async function invited(token: string, type: string, other: { username?: string; expires?: string } = {}) {
  const row = { token, server_host: host, username: 'romeo', type, account_name: '', ...other }
  await hosted.store.db
    .insertInto('invite_token')
    .values({ expires: '2999-01-01 00:00:00', created_at: '2026-01-01 00:00:00', ...row })
    .execute()
}

describe('invitations', () => {
  test('are stored as ejabberd stores them, for five days', async () => {
    const made = await hosted.value('generate_invite', { host })
    const [row] = await rows()
    expect(row?.token).toMatch(/^[A-Za-z0-9]{24}$/)
    expect(row).toMatchObject({ username: '', server_host: host, invitee: '', type: 'A', account_name: '' })
    const seconds = (time = '') => Date.parse(`${time.replace(' ', 'T')}Z`) / 1000
    expect(seconds(row?.expires) - seconds(row?.created_at)).toBe(432_000)
    expect(made).toEqual({ invite_uri: `xmpp:localhost?register;preauth=${row?.token}`, landing_page: '' })
    expect(await list()).toEqual([
      {
        token: row?.token,
        valid: 'true',
        created_at: `${row?.created_at.replace(' ', 'T')}Z`,
        expires: `${row?.expires.replace(' ', 'T')}Z`,
        type: 'account_only',
        inviter: 'localhost',
        invitee: '',
        account_name: '',
        token_uri: `xmpp:localhost?register;preauth=${row?.token}`,
        landing_page: '',
      },
    ])
  })

  test('for an account reserve its name, if it is free', async () => {
    const make = (username: string) => hosted.run('generate_invite_with_username', { username, host })
    await hosted.value('register', { user: 'juliet', host, password: 'pw' })
    expect(await make('Romeo')).toMatchObject({
      kind: 'ok',
      value: { invite_uri: expect.stringMatching(/^xmpp:romeo@localhost\?register;preauth=/) },
    })
    expect(await make('romeo')).toEqual({ kind: 'refused', reason: 'reserved', atom: true })
    expect(await make('juliet')).toMatchObject({ kind: 'refused', reason: 'Username already taken' })
    expect(await make('a b')).toMatchObject({ kind: 'refused', reason: 'account_name_invalid' })
    expect(await rows()).toHaveLength(1)
  })

  test('to set a new password are for accounts that exist', async () => {
    const make = () => hosted.run('generate_reset_token', { username: 'juliet', host })
    expect(await make()).toMatchObject({ kind: 'refused', reason: 'User does not exist' })
    await hosted.value('register', { user: 'juliet', host, password: 'pw' })
    expect(await make()).toMatchObject({ kind: 'ok' })
    expect(await rows()).toMatchObject([{ type: 'T', account_name: 'juliet' }])
  })

  test('expire one by one, or all of an account, but for those to befriend', async () => {
    await invited('one', 'A')
    await invited('two', 'S')
    await invited('friend', 'R')
    await invited('else', 'A', { username: 'juliet' })
    const expire = (token: string) => hosted.run('expire_invite_by_token', { host, token })
    expect(await expire('one')).toEqual({ kind: 'ok', value: true })
    expect(await expire('friend')).toMatchObject({ kind: 'refused', reason: 'not_found' })
    expect(await hosted.run('expire_invite_by_token', { host: 'example.org', token: 'two' })).toMatchObject({
      kind: 'refused',
    })
    expect(await hosted.value('expire_invite_tokens', { username: 'Romeo', host })).toBe(1)
    const valid = (await rows()).filter(({ expires }) => expires.startsWith('2999')).map(({ token }) => token)
    expect(valid.sort()).toEqual(['else', 'friend'])
    expect(await hosted.value('cleanup_expired_invite_tokens')).toBe(2)
    expect(await rows()).toHaveLength(2)
  })

  test('are deleted, and go with the account that made them', async () => {
    await invited('one', 'A')
    await invited('two', 'A')
    expect(await hosted.run('delete_invite_by_token', { host, token: 'one' })).toMatchObject({ kind: 'ok' })
    expect(await hosted.run('delete_invite_by_token', { host, token: 'one' })).toMatchObject({
      reason: 'not_found',
    })
    await hosted.value('unregister', { user: 'romeo', host })
    expect(await rows()).toEqual([])
  })

  test('are no longer valid when they were used or have expired', async () => {
    await invited('used', 'A')
    await hosted.store.db.updateTable('invite_token').set({ invitee: 'juliet@localhost' }).execute()
    await invited('old', 'R', { expires: '2026-01-02 00:00:00' })
    expect(await list()).toMatchObject([
      {
        token: 'old',
        valid: 'false',
        type: 'roster_only',
        token_uri: 'xmpp:romeo@localhost?roster;preauth=old',
      },
      { token: 'used', valid: 'false', invitee: 'juliet@localhost' },
    ])
  })

  test('are not made without end', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      token: String(index),
      server_host: host,
      username: '',
      type: 'A',
      account_name: '',
    }))
    await hosted.store.db.insertInto('invite_token').values(rows).execute()
    expect(await hosted.run('generate_invite', { host })).toMatchObject({ reason: 'num_invites_exceeded' })
    expect(await hosted.run('generate_invite', { host: 'example.org' })).toMatchObject({ kind: 'ok' })
  })

  test('lead to the page that is configured, and last as long as is configured', async () => {
    const landing_page = 'https://{{ host }}/i#{{invite.token}},{{ invite.uri|strip_protocol }},{{ nothing }}'
    const other = await startTestServer({
      modules: { mod_invites: { landing_page, token_expire_seconds: -1 } },
    })
    await other.value('generate_invite', { host })
    const { token } = await other.store.db
      .selectFrom('invite_token')
      .select('token')
      .executeTakeFirstOrThrow()
    expect(await other.value('list_invites', { host })).toMatchObject([
      { landing_page: `https://localhost/i#${token},localhost?register;preauth=${token},`, valid: 'false' },
    ])
    await other.stop()
  })

  test('are for virtual hosts that are served', async () => {
    const nowhere = { host: 'nosuch.example', username: 'romeo', token: 't' }
    const unknown = { kind: 'refused', reason: 'Virtual host not known' }
    const commands = ['generate_invite', 'generate_reset_token', 'list_invites', 'expire_invite_tokens']
    for (const command of commands) expect(await hosted.run(command, nowhere)).toMatchObject(unknown)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Credentials } from '../server'
import { BURST } from './attempts'
import { startTestServer, type TestServer } from './testing'

const basic = (jid: string, password: string): Credentials => ({ kind: 'basic', jid, password })
const bearer = (token: string): Credentials => ({ kind: 'bearer', token })

describe.each(['plain', 'scram'] as const)('credentials, passwords stored as %s', format => {
  let hosted: TestServer
  beforeAll(async () => {
    hosted = await startTestServer({ passwords: { format, hash: 'sha256' } })
    for (const [user, host, password] of [
      ['alice', 'localhost', 'wonder land'],
      ['josé', 'localhost', 'contraseña'],
      ['banned', 'localhost', 'pw'],
      ['carol', 'example.org', 'pw'],
      ['', 'localhost', 'pw'],
    ] as const) {
      await hosted.value('register', { user, host, password })
    }
    await hosted.value('ban_account', { user: 'banned', host: 'localhost', reason: 'spam' })
  })
  afterAll(() => hosted.stop())

  test.each<[who: string, credentials: Credentials, jid: string | 'nobody' | 'bad']>([
    ['nobody shows none', { kind: 'none' }, 'nobody'],
    ['a header that is neither is bad', { kind: 'malformed' }, 'bad'],
    ['an unknown account', basic('eve@localhost', 'pw'), 'bad'],
    ['an account of another host', basic('carol@localhost', 'pw'), 'bad'],
    ['a host that is not here', basic('alice@nosuch.example', 'wonder land'), 'bad'],
    ['a bare word', basic('alice', 'wonder land'), 'bad'],
    ['a bare host', basic('localhost', 'pw'), 'bad'],
    ['an empty user', basic('@localhost', 'pw'), 'bad'],
    ['two @', basic('alice@localhost@localhost', 'wonder land'), 'bad'],
    ['an empty resource', basic('alice@localhost/', 'wonder land'), 'bad'],
    ['a wrong password', basic('alice@localhost', 'wonderland'), 'bad'],
    ['an empty password', basic('alice@localhost', ''), 'bad'],
    ['a password in other case', basic('alice@localhost', 'Wonder Land'), 'bad'],
    ['a password with a space more', basic('alice@localhost', 'wonder land '), 'bad'],
    ['a banned account with the right password', basic('banned@localhost', 'pw'), 'bad'],
    ['the right password', basic('alice@localhost', 'wonder land'), 'alice@localhost'],
    ['the same once more, from the cache', basic('alice@localhost', 'wonder land'), 'alice@localhost'],
    [
      'the JID in other case, with a resource',
      basic('ALICE@LOCALHOST/phone', 'wonder land'),
      'alice@localhost',
    ],
    ['names and passwords beyond ASCII', basic('José@localhost', 'contraseña'), 'josé@localhost'],
    ['an unknown token', bearer('nosuch'), 'bad'],
    ['an empty token', bearer(''), 'bad'],
  ])('%s', async (_, credentials, expected) => {
    const outcome = await hosted.identify(credentials)
    if (outcome.kind !== 'ok') expect(expected).toBe('bad')
    else expect(outcome.value.jid ? Object.values(outcome.value.jid).join('@') : 'nobody').toBe(expected)
  })

  test('a changed password counts at once, and the old one no more', async () => {
    expect(await hosted.identify(basic('carol@example.org', 'pw'))).toMatchObject({ kind: 'ok' })
    await hosted.value('change_password', { user: 'carol', host: 'example.org', newpass: 'new' })
    expect(await hosted.identify(basic('carol@example.org', 'pw'))).toEqual({ kind: 'bad-credentials' })
    expect(await hosted.identify(basic('carol@example.org', 'new'))).toMatchObject({ kind: 'ok' })
  })

  test('a ban counts at once, and so does its end', async () => {
    const carol = { user: 'carol', host: 'example.org' }
    await hosted.value('change_password', { ...carol, newpass: 'new' })
    await hosted.value('ban_account', { ...carol, reason: '' })
    expect(await hosted.identify(basic('carol@example.org', 'new'))).toEqual({ kind: 'bad-credentials' })
    await hosted.value('unban_account', carol)
    expect(await hosted.identify(basic('carol@example.org', 'new'))).toMatchObject({ kind: 'ok' })
  })

  test('a ban made under another spelling of the name bars all the same', async () => {
    const dave = { host: 'localhost', password: 'pw', newpass: 'pw' }
    await hosted.value('register', { ...dave, user: 'dave' })
    await hosted.value('ban_account', { user: 'DAVE', host: 'localhost', reason: '' })
    expect(await hosted.identify(basic('dave@localhost', 'pw'))).toEqual({ kind: 'bad-credentials' })
    expect(await hosted.value('list_banned', { host: 'localhost' })).toContain('dave@localhost')
  })

  test('a removed account cannot sign in', async () => {
    await hosted.value('register', { user: 'gone', host: 'localhost', password: 'pw' })
    expect(await hosted.identify(basic('gone@localhost', 'pw'))).toMatchObject({ kind: 'ok' })
    await hosted.value('unregister', { user: 'gone', host: 'localhost' })
    expect(await hosted.identify(basic('gone@localhost', 'pw'))).toEqual({ kind: 'bad-credentials' })
  })
})

describe('tokens', () => {
  let hosted: TestServer
  beforeAll(async () => {
    hosted = await startTestServer()
  })
  afterAll(() => hosted.stop())

  const issue = async (ttl: number) => {
    const scopes = ['status', 'ejabberd:user']
    const answer = await hosted.value('oauth_issue_token', { jid: 'Alice@localhost/x', ttl, scopes })
    return (answer as { token: string }).token
  }

  test('a token stands for its owner and its scopes', async () => {
    const outcome = await hosted.identify(bearer(await issue(60)))
    expect(outcome).toEqual({
      kind: 'ok',
      value: { jid: { user: 'alice', host: 'localhost' }, scopes: ['status', 'ejabberd:user'] },
    })
  })

  test.each([0, -5])('a lifetime of %i seconds is over at once', async ttl => {
    expect(await hosted.identify(bearer(await issue(ttl)))).toEqual({ kind: 'bad-token' })
  })

  test('a revoked token is worthless at once, also where it was just used', async () => {
    const token = await issue(60)
    expect(await hosted.identify(bearer(token))).toMatchObject({ kind: 'ok' })
    await hosted.value('oauth_revoke_token', { token })
    expect(await hosted.identify(bearer(token))).toEqual({ kind: 'bad-token' })
  })

  test('a token outlives its account and its password', async () => {
    await hosted.value('register', { user: 'alice', host: 'localhost', password: 'pw' })
    const token = await issue(60)
    await hosted.value('change_password', { user: 'alice', host: 'localhost', newpass: 'new' })
    await hosted.value('unregister', { user: 'alice', host: 'localhost' })
    expect(await hosted.identify(bearer(token))).toMatchObject({ kind: 'ok' })
  })
})

describe('too many wrong passwords', () => {
  let hosted: TestServer
  beforeAll(async () => {
    hosted = await startTestServer()
    for (const user of ['alice', 'bob']) {
      await hosted.value('register', { user, host: 'localhost', password: 'pw' })
    }
    for (let guess = 0; guess < BURST; guess++) {
      await identify(basic('alice@localhost', `guess ${guess}`), '10.0.0.1')
      await identify(basic('nobody@localhost', `guess ${guess}`), '10.0.0.1')
    }
  })
  afterAll(() => hosted.stop())

  const identify = (credentials: Credentials, address?: string) =>
    hosted.server.identify(credentials, { frontend: 'mod_http_api', address })

  test.each<[who: string, credentials: Credentials, address: string | undefined, kind: string]>([
    ['a guesser, even with the right one', basic('alice@localhost', 'pw'), '10.0.0.1', 'slow-down'],
    ['the same in another spelling', basic('ALICE@Localhost/x', 'pw'), '10.0.0.1', 'slow-down'],
    ['a guesser at an account that is none', basic('nobody@localhost', 'pw'), '10.0.0.1', 'slow-down'],
    ['the owner, from another address', basic('alice@localhost', 'pw'), '10.0.0.2', 'ok'],
    ['the owner, on the machine itself', basic('alice@localhost', 'pw'), undefined, 'ok'],
    ['somebody else at that address', basic('bob@localhost', 'pw'), '10.0.0.1', 'ok'],
    ['what is no address of an account', basic('a@b@c', 'pw'), '10.0.0.1', 'bad-credentials'],
  ])('%s: %s', async (_, credentials, address, kind) => {
    expect((await identify(credentials, address)).kind).toBe(kind)
  })

  test('a token is not held up by guesses at its owner', async () => {
    const jid = 'alice@localhost'
    const issued = await hosted.value('oauth_issue_token', { jid, ttl: 60, scopes: [] })
    const { token } = issued as { token: string }
    expect((await identify(bearer(token), '10.0.0.1')).kind).toBe('ok')
  })
})

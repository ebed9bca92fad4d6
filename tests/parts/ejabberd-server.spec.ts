import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import type { Credentials } from '@/lib/servers/server'
import { makeCertificate } from '../support/certificate'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic, run, settings } from '../support/ejabberd-call'
import { startPassServer } from '../support/pass-server'

const ORIGIN = { frontend: 'mod_http_api' } as const
const admin = basic('admin@localhost', 'secret')
const alice = basic('alice@localhost', 'alicepw')

let ejabberd: Ejabberd
let server: EjabberdServer
let token: string

beforeAll(async () => {
  ejabberd = await startEjabberd()
  server = createEjabberdServer(settings(ejabberd.url))
  token =
    (await ejabberd.ctl('oauth_issue_token', 'admin@localhost', '3600', 'ejabberd:admin')).split(/\s/)[0] ??
    ''
})
afterAll(async () => {
  await server.close()
  await ejabberd.stop()
})

describe('signing in, without running anything', () => {
  const rows: [string, () => Credentials, object][] = [
    ['nobody is let in as nobody', () => ({ kind: 'none' }), { kind: 'ok', value: {} }],
    [
      'a header that is no credentials is refused',
      () => ({ kind: 'malformed' }),
      { kind: 'bad-credentials' },
    ],
    ['an unknown account is refused', () => basic('nobody@localhost', 'x'), { kind: 'bad-credentials' }],
    ['a wrong password is refused', () => basic('admin@localhost', 'wrong'), { kind: 'bad-credentials' }],
    ['an empty password is refused', () => basic('admin@localhost', ''), { kind: 'bad-credentials' }],
    ['a name without a host is refused', () => basic('admin', 'secret'), { kind: 'bad-credentials' }],
    [
      'the right name on another host is refused',
      () => basic('admin@example.org', 'secret'),
      { kind: 'bad-credentials' },
    ],
    ['a made-up token is refused', () => ({ kind: 'bearer', token: 'made-up' }), { kind: 'bad-token' }],
    [
      'a token that could not be a header is refused',
      () => ({ kind: 'bearer', token: 'a\r\nX: y' }),
      { kind: 'bad-credentials' },
    ],
    [
      'an account without any right is let in',
      () => basic('carol@example.org', 'carolpw'),
      { kind: 'ok', value: { jid: { user: 'carol', host: 'example.org' } } },
    ],
    [
      'an admin is let in, by the name as ejabberd spells it',
      () => basic('ADMIN@localhost/phone', 'secret'),
      { kind: 'ok', value: { jid: { user: 'admin', host: 'localhost' } } },
    ],
    ['a token is let in', () => ({ kind: 'bearer', token }), { kind: 'ok', value: {} }],
  ]
  test.each(rows)('%s', async (_, credentials, outcome) => {
    expect(await server.identify(credentials(), ORIGIN)).toEqual(outcome)
  })

  test('credentials that a call found refused are asked about again', async () => {
    const dave = basic('dave@localhost', 'first')
    await run(server, admin, 'register', { user: 'dave', host: 'localhost', password: 'first' })
    expect((await server.identify(dave, ORIGIN)).kind).toBe('ok')
    await run(server, admin, 'change_password', { user: 'dave', host: 'localhost', newpass: 'second' })
    expect(await run(server, dave, 'status')).toEqual({ kind: 'bad-credentials' })
    expect(await server.identify(dave, ORIGIN)).toEqual({ kind: 'bad-credentials' })
  })
})

describe('calls', () => {
  test('an account that was registered is listed, checked and removed', async () => {
    const juliet = { user: 'juliet', host: 'localhost' }
    expect(await run(server, admin, 'register', { ...juliet, password: 'capulet' })).toEqual({
      kind: 'ok',
      value: 'User juliet@localhost successfully registered',
    })
    expect(await run(server, admin, 'registered_users', { host: 'localhost' })).toMatchObject({
      kind: 'ok',
      value: expect.arrayContaining(['admin', 'juliet']),
    })
    expect(await run(server, admin, 'check_account', juliet)).toEqual({ kind: 'ok', value: true })
    expect((await run(server, admin, 'unregister', juliet)).kind).toBe('ok')
    expect(await run(server, admin, 'check_account', juliet)).toEqual({ kind: 'failed' })
  })

  test('a token runs commands as its owner', async () => {
    expect(await run(server, { kind: 'bearer', token }, 'connected_users_number')).toEqual({
      kind: 'ok',
      value: 0,
    })
  })

  test.each([
    [
      'an account that exists',
      admin,
      'register',
      { user: 'alice', host: 'localhost', password: 'x' },
      { kind: 'conflict', code: 10090 },
    ],
    ['somebody without the right', alice, 'registered_users', { host: 'localhost' }, { kind: 'forbidden' }],
    ['nobody', { kind: 'none' } as const, 'registered_users', { host: 'localhost' }, { kind: 'forbidden' }],
    ['a wrong password', basic('alice@localhost', 'x'), 'status', {}, { kind: 'bad-credentials' }],
    ['an expired token', { kind: 'bearer', token: 'old' } as const, 'status', {}, { kind: 'bad-token' }],
    ['a command that gives its reason', admin, 'set_loglevel', { loglevel: 'nonsense' }, { kind: 'refused' }],
    [
      'an unknown account',
      admin,
      'change_password',
      { user: 'nobody', host: 'localhost', newpass: 'x' },
      { kind: 'not-found' },
    ],
    ['a command that crashes', admin, 'stats', { name: 'nosuch' }, { kind: 'crashed' }],
  ] as const)('%s: ends with its own outcome', async (_, who, command, args, outcome) => {
    expect(await run(server, who, command, args)).toMatchObject(outcome)
  })

  test('a command that this release does not have is unknown', async () => {
    await server.identify(admin, ORIGIN)
    expect(await server.find('get_ban_details')).toBeUndefined()
    const definition = {
      name: 'nosuchcommand',
      version: 0,
      tags: [],
      module: 'x',
      policy: 'open',
      args: [],
      renames: {},
    } as const
    const call = {
      definition: { ...definition, result: { name: 'res', type: { kind: 'rescode' } } },
      version: 0,
      args: {},
    } as const
    expect(await server.call({ ...call, credentials: admin, caller: {}, origin: ORIGIN })).toEqual({
      kind: 'unknown-command',
      foreign: true,
    })
  })

  test('lists, tuples and integers go there and come back', async () => {
    const room = { name: 'garden', service: 'conference.localhost', host: 'localhost' }
    const options = [
      { name: 'title', value: 'The "garden" – Ñ 😀' },
      { name: 'members_only', value: 'true' },
    ]
    expect(await run(server, admin, 'create_room_with_opts', { ...room, options })).toEqual({
      kind: 'ok',
      value: true,
    })
    expect(
      await run(server, admin, 'get_room_options', { name: 'garden', service: room.service }),
    ).toMatchObject({
      kind: 'ok',
      value: expect.arrayContaining(options),
    })
    const moment = { user: 'alice', host: 'localhost', timestamp: 1_500_000_000, status: 'left' }
    expect(await run(server, admin, 'set_last', moment)).toEqual({ kind: 'ok', value: true })
    expect(await run(server, admin, 'get_last', { user: 'alice', host: 'localhost' })).toEqual({
      kind: 'ok',
      value: { timestamp: '2017-07-14T02:40:00Z', status: 'left' },
    })
  })
})

describe('what is known of the server', () => {
  test('its release and commands, once somebody who may ask has signed in', async () => {
    const own = createEjabberdServer(settings(ejabberd.url))
    await own.identify(admin, ORIGIN)
    const catalogue = await own.catalogue()
    expect(catalogue).toMatchObject({
      release: '23.01',
      software: 'ejabberd 23.01',
      source: 'Bundled facts of ejabberd 23.01',
    })
    expect(catalogue.commands.map(({ name }) => name)).toContain('registered_users')
    expect(await own.health()).toMatchObject({ state: 'up', software: 'ejabberd 23.01' })
    await own.close()
  })

  test('nobody may ask: on which side of 24.02 it is, and that this is a guess', async () => {
    const closed = await startEjabberd({ config: 'conformance/configs/perm-deny.yml', accounts: false })
    const own = createEjabberdServer(settings(closed.url))
    const { release, software, source } = await own.catalogue()
    expect({ release, software }).toEqual({ release: '23.10', software: 'ejabberd' })
    expect(source).toContain('has not told its release')
    expect(await own.health()).toMatchObject({ state: 'up', software: 'ejabberd' })
    await own.close()
    await closed.stop()
  })

  test('an address without the API is down, and says what to check', async () => {
    const own = createEjabberdServer(settings(`${ejabberd.origin}/nothing`))
    expect(await own.health()).toMatchObject({
      state: 'down',
      message: expect.stringContaining('mod_http_api'),
    })
    expect(await own.identify(admin, ORIGIN)).toMatchObject({ kind: 'malformed-answer' })
    await own.close()
  })

  test('it is asked over TLS by the authority that the configuration names', async () => {
    const certificate = makeCertificate()
    const secure = await startEjabberd({ certificate: certificate.file })
    const own = createEjabberdServer(settings(secure.url, { tls: { verify: true, ca: certificate.pem } }))
    expect(await run(own, admin, 'check_account', { user: 'alice', host: 'localhost' })).toEqual({
      kind: 'ok',
      value: true,
    })
    await own.close()
    await secure.stop()
    certificate.remove()
  })
})

describe('the pass-through', () => {
  const post = (origin: string, path: string, init: RequestInit) =>
    fetch(`${origin}/servers/real/api${path}`, { method: 'POST', ...init })

  test('hands credentials on as they came and records who called what, without secrets', async () => {
    const pass = await startPassServer(server, ['servers', 'real', 'api'])
    const body = JSON.stringify({ host: 'localhost' })
    const by = (authorization: string) =>
      post(pass.origin, '/registered_users?x=secret', { body, headers: { authorization } })
    expect((await by(`Basic ${btoa('admin@localhost:secret')}`)).status).toBe(200)
    expect((await by(`Bearer ${token}`)).status).toBe(200)
    expect((await by(`Basic ${btoa('alice@localhost:alicepw')}`)).status).toBe(403)
    expect((await by('Nonsense')).status).toBe(401)
    await expect
      .poll(() => pass.calls)
      .toMatchObject([
        {
          server: 'real',
          command: 'registered_users',
          effect: 'read',
          actor: 'admin@localhost',
          address: '127.0.0.1',
          status: 200,
        },
        { actor: 'token', status: 200 },
        { actor: 'alice@localhost', status: 403 },
        { actor: '', status: 401 },
      ])
    const recorded = JSON.stringify(pass.calls)
    for (const secret of ['secret', 'alicepw', token]) expect(recorded).not.toContain(secret)
    await pass.stop()
  })

  test('a path cannot leave the API', async () => {
    const pass = await startPassServer(server, ['servers', 'real', 'api'])
    const { hostname, port } = new URL(pass.origin)
    const { request } = await import('node:http')
    const status = (path: string) =>
      new Promise(resolve => {
        request({ hostname, port, path }, answer => resolve(answer.resume().statusCode)).end()
      })
    // 418: not ours, so nothing was handed on. 404 in JSON would be the API's own word.
    for (const path of [
      '/servers/real/api/../oauth/authorization_token',
      '/servers/real/api/%2e%2e/oauth',
      '/servers/real/api%2f..%2foauth',
    ]) {
      expect(await status(path)).toBe(418)
    }
    await pass.stop()
  })

  test("a body cannot smuggle a second request into another caller's connection", async () => {
    // One connection, which all callers share.
    const own = createEjabberdServer(settings(ejabberd.url, { connections: 1 }))
    const pass = await startPassServer(own, ['servers', 'real', 'api'])
    const smuggled = `GET /api/register?user=smuggled&host=localhost&password=x HTTP/1.1\r\nHost: a\r\nAuthorization: Basic ${btoa('admin@localhost:secret')}\r\n\r\n`
    const attempts: RequestInit[] = [
      { method: 'PATCH', body: smuggled },
      { method: 'DELETE', body: smuggled },
      { method: 'OPTIONS', body: smuggled },
      { method: 'POST', body: new Blob([smuggled]).stream(), duplex: 'half' } as RequestInit,
    ]
    for (const attempt of attempts) {
      await (await post(pass.origin, '/get_loglevel', attempt)).text()
      const next = await post(pass.origin, '/connected_users_number', { body: '{}' })
      expect(await next.json()).toEqual({ num_sessions: 0 })
    }
    expect(await run(server, admin, 'check_account', { user: 'smuggled', host: 'localhost' })).toEqual({
      kind: 'failed',
    })
    await pass.stop()
    await own.close()
  })

  test('the caller’s address is told only where that is configured, and never as the caller claims it', async () => {
    const trusting = await startEjabberd({ config: 'conformance/configs/perm-proxied.yml' })
    const statusOf = async (forwardedFor: boolean, claimed: string) => {
      const own = createEjabberdServer(settings(trusting.url, { forwardedFor }))
      const pass = await startPassServer(own, ['servers', 'real', 'api'])
      const answer = await fetch(`${pass.origin}/servers/real/api/get_loglevel`, {
        headers: { 'x-forwarded-for': claimed },
      })
      await pass.stop()
      await own.close()
      return answer.status
    }
    const direct = await fetch(`${trusting.url}/get_loglevel`, { headers: { 'x-forwarded-for': '10.1.2.3' } })
    // The rule of this configuration opens the command to 10.0.0.0/8, and ejabberd trusts 127.0.0.1 as a proxy.
    expect(direct.status).toBe(200)
    expect(await statusOf(false, '10.1.2.3')).toBe(403)
    expect(await statusOf(true, '10.1.2.3')).toBe(403)
    await trusting.stop()
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BURST } from '@/lib/servers/hosted/attempts'
import { authOptions } from '@/lib/session/options'
import type { HostedProcess } from '../support/hosted'
import { ADMIN, asAdmin, basic, call, issueToken, STATS, sendForm, startStrict } from '../support/strict'

/** What must fail, tried as a stranger would: over HTTP, at a whole Switchboard. */

const running: HostedProcess[] = []
afterAll(() => Promise.all(running.map(hosted => hosted.stop())))

/** One for each group: what is guessed at in one must not be felt in another. */
async function start(more?: string): Promise<HostedProcess> {
  const hosted = await startStrict(more)
  running.push(hosted)
  return hosted
}

describe('credentials', () => {
  let hosted: HostedProcess
  const tokens: Record<string, string> = {}
  beforeAll(async () => {
    hosted = await start()
    tokens.admins = await issueToken(hosted, 'admin@localhost', ['ejabberd:admin'])
    tokens.alicesForFigures = await issueToken(hosted, 'alice@localhost', ['stats'])
    tokens.alicesForAll = await issueToken(hosted, 'alice@localhost', ['ejabberd:admin'])
    tokens.withoutScope = await issueToken(hosted, 'admin@localhost', [])
    tokens.expired = await issueToken(hosted, 'admin@localhost', ['ejabberd:admin'], 0)
    tokens.shortlived = await issueToken(hosted, 'admin@localhost', ['ejabberd:admin'], 1)
    tokens.revoked = await issueToken(hosted, 'admin@localhost', ['ejabberd:admin'])
    // It was in use until now.
    await call(hosted, 'stats', STATS, { authorization: `Bearer ${tokens.revoked}` })
    await asAdmin(hosted, 'oauth_revoke_token', { token: tokens.revoked })
    await new Promise(resolve => setTimeout(resolve, 1100))
  })

  const bearer = (name: string) => `Bearer ${tokens[name] ?? name}`

  test.each<[who: string, authorization: () => string | undefined, command: string, status: number]>([
    ['nobody', () => undefined, 'stats', 403],
    ['a token that nobody issued', () => bearer('A'.repeat(32)), 'stats', 401],
    ['an expired token', () => bearer('expired'), 'stats', 401],
    ['a token whose second is over', () => bearer('shortlived'), 'stats', 401],
    ['a revoked token', () => bearer('revoked'), 'stats', 401],
    ['half a token', () => bearer('admins').slice(0, -1), 'stats', 401],
    ['a token in other case', () => `Bearer ${tokens.admins?.toUpperCase()}x`, 'stats', 401],
    ['a token without a scope', () => bearer('withoutScope'), 'stats', 403],
    ['a token for something else', () => bearer('alicesForFigures'), 'register', 403],
    ['a token whose scope says more than its owner may', () => bearer('alicesForAll'), 'register', 403],
    ['a token for everything, at what nobody may', () => bearer('admins'), 'stop', 403],
    ['the token of another as a password', () => basic('alice@localhost', tokens.admins ?? ''), 'stats', 401],
    ['the password of another', () => basic('admin@localhost', 'alicepw'), 'stats', 401],
    ['a name of another virtual host', () => basic('admin@example.org', 'secret'), 'stats', 401],
    ['the password of a banned account', () => basic('banned@localhost', 'bannedpw'), 'stats', 401],
    ['an account without rights', () => basic('alice@localhost', 'alicepw'), 'stats', 403],
    // And what may, so that the rest says something.
    ['a token for just this', () => bearer('alicesForFigures'), 'stats', 200],
    ['the admin’s token', () => bearer('admins'), 'stats', 200],
    ['the admin', () => ADMIN, 'stats', 200],
  ])('%s (%#)', async (_, authorization, name, status) => {
    const header = authorization()
    const args = { stats: STATS, register: { user: 'x', host: 'localhost', password: 'x' }, stop: {} }[name]
    const answer = await call(hosted, name, args, header ? { authorization: header } : {})
    expect([answer.status, answer.raw]).toEqual([status, expect.anything()])
    expect(await asAdmin(hosted, 'registered_users', { host: 'localhost' })).not.toContain('x')
  })

  test.each([
    ['the password of a banned account', 'banned@localhost', 'bannedpw'],
    ['the password of another', 'admin@localhost', 'alicepw'],
    ['no password', 'admin@localhost', ''],
    ['an account that is none', 'nobody@localhost', 'secret'],
  ])('no token for %s', async (_, username, password) => {
    const id = { client_id: 'board', client_secret: 's' }
    await asAdmin(hosted, 'oauth_add_client_password', {
      client_name: 'Board',
      client_id: 'board',
      secret: 's',
    })
    const answer = await sendForm(hosted, 'token', {
      grant_type: 'password',
      username,
      password,
      scope: 'stats',
      ...id,
    })
    expect([answer.status, JSON.parse(answer.raw ?? '')]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Bad password' },
    ])
  })

  test('a cookie is no credential here', async () => {
    const answer = await call(hosted, 'stats', STATS, { cookie: `switchboard.session=${tokens.admins}` })
    expect(answer.status).toBe(403)
  })
})

describe('the address of the caller', () => {
  const from = (hosted: HostedProcess, forwarded: string) =>
    call(hosted, 'registered_vhosts', {}, { 'x-forwarded-for': forwarded })

  test('is not what the caller says', async () => {
    const hosted = await start()
    for (const claimed of ['10.1.2.3', '10.1.2.3, 127.0.0.1', '::ffff:10.1.2.3', '10.1.2.3, 10.1.2.3']) {
      expect((await from(hosted, claimed)).status, claimed).toBe(403)
    }
    const headers = { 'x-real-ip': '10.1.2.3', forwarded: 'for=10.1.2.3', 'x-client-ip': '10.1.2.3' }
    expect((await call(hosted, 'registered_vhosts', {}, headers)).status).toBe(403)
  })

  test('is what a trusted proxy says, and only that', async () => {
    const hosted = await start('trusted_proxies: [127.0.0.1]\n')
    expect((await from(hosted, '10.1.2.3')).status).toBe(200)
    // Somebody outside wrote the first one, the proxy the second.
    expect((await from(hosted, '10.1.2.3, 203.0.113.5')).status).toBe(403)
  })
})

describe('guessing a password', () => {
  const guessAt = (hosted: HostedProcess, jid: string, password: string, headers = {}) =>
    call(hosted, 'stats', STATS, { authorization: basic(jid, password), ...headers })

  test('is slowed down at every door, and locks nobody out who comes from elsewhere', async () => {
    const hosted = await start('trusted_proxies: [127.0.0.1]\noauth_client_id_check: allow\n')
    const from = (address: string) => ({ 'x-forwarded-for': address })
    for (let time = 0; time < BURST; time++) {
      expect((await guessAt(hosted, 'admin@localhost', `guess ${time}`, from('198.51.100.1'))).status).toBe(
        401,
      )
    }
    const late = await guessAt(hosted, 'admin@localhost', 'secret', from('198.51.100.1'))
    expect(late.status).toBe(429)
    expect(Number(late.headers?.['retry-after'])).toBeGreaterThan(0)

    const asked = { grant_type: 'password', username: 'admin@localhost', password: 'secret', scope: 'stats' }
    const token = await sendForm(hosted, 'token', asked, from('198.51.100.1'))
    expect([token.status, JSON.parse(token.raw ?? '').error]).toEqual([429, 'slow_down'])
    const page = await sendForm(
      hosted,
      'authorization_token',
      { ...asked, redirect_uri: '/cb' },
      from('198.51.100.1'),
    )
    expect([page.status, page.headers?.location]).toEqual([429, undefined])
    expect(Number(page.headers?.['retry-after'])).toBeGreaterThan(0)
    await expect(signInAt(hosted, '198.51.100.1')).rejects.toThrow('slow-down')

    // The owner, elsewhere; and others at the guesser's address.
    expect((await guessAt(hosted, 'admin@localhost', 'secret', from('198.51.100.2'))).status).toBe(200)
    expect((await guessAt(hosted, 'alice@localhost', 'alicepw', from('198.51.100.1'))).status).toBe(403)
    await expect(signInAt(hosted, '198.51.100.2')).resolves.toMatchObject({ name: 'admin@localhost' })
  })

  test('is not helped by claiming other addresses', async () => {
    const hosted = await start()
    const statuses = new Set<number | undefined>()
    for (let time = 0; time <= BURST; time++) {
      const headers = { 'x-forwarded-for': `198.51.100.${time}` }
      statuses.add((await guessAt(hosted, 'alice@localhost', `guess ${time}`, headers)).status)
    }
    expect(statuses).toEqual(new Set([401, 429]))
  })

  test('is not told which accounts there are', async () => {
    const hosted = await start()
    const answers = async (jid: string) => {
      const all: unknown[] = []
      for (let time = 0; time <= BURST; time++) {
        const { status, raw } = await guessAt(hosted, jid, 'guess')
        all.push([status, raw])
      }
      return all
    }
    expect(await answers('alice@localhost')).toEqual(await answers('nobody@localhost'))
  })

  /** The console's sign-in, as next-auth calls it. */
  function signInAt({ app }: HostedProcess, address: string): Promise<unknown> {
    const [provider] = authOptions(app, { 'x-forwarded-for': address }).providers
    const options = provider?.options as { authorize(form: unknown): Promise<unknown> } | undefined
    if (!options) throw new Error('next-auth has no provider')
    return options.authorize({ server: 'hosted', jid: 'admin@localhost', password: 'secret' })
  }
})

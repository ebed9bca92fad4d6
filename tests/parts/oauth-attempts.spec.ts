import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { BURST } from '@/lib/servers/hosted/attempts'
import { type Actual, httpRequest } from '../../conformance/run.mjs'
import type { HostedProcess } from '../support/hosted'
import { asAdmin, call, STATS, sendForm, startStrict } from '../support/strict'

/** What an application must not get by asking for tokens through people's browsers, or with their passwords. */

describe('an application that asks for a token', () => {
  const REGISTERED = 'https://board.example/cb'
  const CHECKS = ['db', 'deny', 'allow'] as const
  const servers = {} as Record<(typeof CHECKS)[number], HostedProcess>
  afterAll(() => Promise.all(Object.values(servers).map(hosted => hosted.stop())))
  beforeAll(async () => {
    for (const check of CHECKS) {
      const hosted = await startStrict(`oauth_client_id_check: ${check}\n`)
      servers[check] = hosted
      const names = { client_name: 'Board' }
      await asAdmin(hosted, 'oauth_add_client_implicit', {
        ...{ ...names, client_id: 'board', redirect_uri: REGISTERED },
      })
      await asAdmin(hosted, 'oauth_add_client_implicit', {
        ...{ ...names, client_id: 'script', redirect_uri: 'javascript:alert(1)' },
      })
      await asAdmin(hosted, 'oauth_add_client_password', { ...names, client_id: 'program', secret: 's3cret' })
    }
  })

  const PERSON = { username: 'alice@localhost', password: 'alicepw', scope: 'stats', state: 'st8' }
  const agree = (hosted: HostedProcess, client_id: string, redirect_uri: string, more = {}) =>
    sendForm(hosted, 'authorization_token', { ...PERSON, client_id, redirect_uri, ...more })

  test.each<[check: (typeof CHECKS)[number], what: string, client: string, address: string]>([
    ['db', 'another site', 'board', 'https://evil.example/cb'],
    ['db', 'another path of the site', 'board', 'https://board.example/other'],
    ['db', 'the address with more behind it', 'board', 'https://board.example/cb/../../evil'],
    ['db', 'the address with a query', 'board', 'https://board.example/cb?next=https://evil.example'],
    ['db', 'the address with a name before it', 'board', 'https://board.example@evil.example/cb'],
    ['db', 'the address without encryption', 'board', 'http://board.example/cb'],
    ['db', 'the address in other case', 'board', 'https://BOARD.example/cb'],
    ['db', 'no address', 'board', ''],
    ['db', 'the address of a client that is not there', 'nobody', REGISTERED],
    ['db', 'no client', '', REGISTERED],
    ['db', 'a client that may bring passwords only', 'program', REGISTERED],
    ['db', 'a script that somebody registered', 'script', 'javascript:alert(1)'],
    ['deny', 'the registered address', 'board', REGISTERED],
    ['allow', 'a script', 'board', 'javascript:alert(document.cookie)'],
    ['allow', 'a document', 'board', 'data:text/html,<script>alert(1)</script>'],
    ['allow', 'a site without a scheme', 'board', '//evil.example/cb'],
    ['allow', 'a second header', 'board', 'https://a.example/\r\nSet-Cookie: a=b'],
  ])('%s: %s gets nothing, whether the password is right or wrong', async (check, _, client, address) => {
    const before = await asAdmin(servers[check], 'oauth_list_tokens', {})
    for (const password of ['alicepw', 'wrong']) {
      const answer = await agree(servers[check], client, address, { password })
      expect([answer.status, answer.headers?.location]).toEqual([400, undefined])
      expect(answer.raw).toContain('<h1>Used client_id is invalid</h1>')
    }
    expect(await asAdmin(servers[check], 'oauth_list_tokens', {})).toEqual(before)
  })

  test('gets it at its registered address', async () => {
    const answer = await agree(servers.db, 'board', REGISTERED)
    const token = /^https:\/\/board\.example\/cb\?access_token=(\w{32})&/.exec(
      answer.headers?.location ?? '',
    )?.[1]
    expect(answer.status).toBe(302)
    const used = await call(servers.db, 'stats', STATS, { authorization: `Bearer ${token}` })
    expect(used.status).toBe(200)
    const refused = await call(servers.db, 'status', {}, { authorization: `Bearer ${token}` })
    expect(refused.status).toBe(403)
  })

  test.each(['x\r\nSet-Cookie: a=b', 'x\nLocation: https://evil.example', '\u0000', 'é'])(
    'no state %j makes a header of its own',
    async state => {
      const { status, headers } = await agree(servers.db, 'board', REGISTERED, { state })
      expect([status, headers?.['set-cookie']]).toEqual([302, undefined])
      expect(headers?.location).toMatch(/^https:\/\/board\.example\/cb\?[ -~]*$/)
    },
  )

  test.each<[what: string, answer: () => Promise<Actual>]>([
    [
      'the page that asks',
      () =>
        httpRequest(servers.db.url, { method: 'GET', path: `/oauth/authorization_token?client_id=board` }),
    ],
    ['the page that refuses', () => agree(servers.db, 'board', 'https://evil.example')],
    ['the page about a wrong address', () => agree(servers.db, 'board', REGISTERED, { username: 'a@b@c' })],
    ['the way back', () => agree(servers.db, 'board', REGISTERED)],
  ])('%s is shown in no frame and tells nobody its address', async (_, ask) => {
    const { headers } = await ask()
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' })
    if (!headers?.location?.includes('access_token')) {
      expect(headers?.['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'/)
    }
  })

  test('nothing that it sends becomes markup', async () => {
    const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`
    const names = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'jid', 'ttl']
    const query = new URLSearchParams(names.map(name => [name, evil]))
    for (const hosted of Object.values(servers)) {
      const { raw } = await httpRequest(hosted.url, {
        method: 'GET',
        path: `/oauth/authorization_token?${query}`,
      })
      expect(raw).not.toMatch(/<script|<img|"'/)
    }
  })

  test('a client’s secret is not found by trying', async () => {
    const guess = (secret: string, client_id = 'program') =>
      sendForm(servers.db, 'token', { ...PERSON, grant_type: 'password', client_id, client_secret: secret })
    for (let time = 0; time < BURST; time++) expect((await guess(`guess ${time}`)).status).toBe(401)
    const late = await guess('s3cret')
    expect([late.status, JSON.parse(late.raw ?? '').error]).toEqual([429, 'slow_down'])
    expect((await guess('s3cret', 'nobody')).status).toBe(401)
  })

  test('an implicit client has no secret to bring passwords with', async () => {
    for (const client_secret of ['', 'undefined', REGISTERED]) {
      const fields = { ...PERSON, grant_type: 'password', client_id: 'board', client_secret }
      expect((await sendForm(servers.db, 'token', fields)).status).toBe(401)
    }
  })

  test('what it asked for is recorded, also in vain, and without what is secret', async () => {
    const { app } = servers.db
    const kept = () =>
      app.store.db
        .selectFrom('console_run')
        .select(['command', 'actor', 'state', 'outcome_kind', 'effect', 'args'])
        .where('frontend', '=', 'ejabberd_oauth')
        .execute()
    await agree(servers.db, 'board', REGISTERED, { ttl: '77' })
    await agree(servers.db, 'board', REGISTERED, { password: 'n0t the right one' })
    await vi.waitFor(async () => {
      const grant = { command: 'oauth_issue_token', actor: 'alice@localhost', effect: 'write' }
      expect(await kept()).toEqual(
        expect.arrayContaining([
          { ...grant, state: 'ok', outcome_kind: 'ok', args: expect.stringContaining('77') },
          { ...grant, state: 'refused', outcome_kind: 'bad-credentials', args: null },
        ]),
      )
    })
    expect(JSON.stringify(await kept())).not.toMatch(/alicepw|n0t the right one|s3cret/)
  })
})

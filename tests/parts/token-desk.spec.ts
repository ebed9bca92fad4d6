import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientList } from '@/lib/console/clients'
import { doOwn } from '@/lib/console/own-account'
import type { ServerVisit } from '@/lib/console/route'
import { issueToken } from '@/lib/console/tokens/issue'
import { listTokens } from '@/lib/console/tokens/list'
import { noteToken } from '@/lib/console/tokens/note'
import { tokenReach } from '@/lib/console/tokens/reach'
import { revokeTokens } from '@/lib/console/tokens/revoke'
import { tryToken } from '@/lib/console/tokens/try'
import type { Credentials } from '@/lib/servers/server'
import { type HostedProcess, startHosted } from '../support/hosted'

let hosted: HostedProcess

beforeAll(async () => {
  hosted = await startHosted({
    accounts: [
      ['alice', 'localhost', 'alicepw'],
      ['bob', 'localhost', 'bobpw'],
    ],
  })
})
afterAll(() => hosted.stop())

const basic = (user: string, password: string): Credentials => ({
  kind: 'basic',
  jid: `${user}@localhost`,
  password,
})
const admin = basic('admin', 'secret')
const alice = basic('alice', 'alicepw')

/** A request of a signed-in person to one of the console's endpoints, past the cookie. */
async function visit(credentials: Credentials, body: unknown = {}): Promise<ServerVisit> {
  const { app } = hosted
  const name = credentials.kind === 'basic' ? credentials.jid : 'token'
  const session = await app.vault.open()
  await app.vault.put(session, 'hosted', { name, credentials })
  const request = new Request('http://127.0.0.1/console-api', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const person = { name, credentials }
  return { app, session, request, address: '127.0.0.1', server: app.hosted, person }
}

const wish = {
  owner: 'admin@localhost',
  seconds: 600,
  scopes: ['stats'],
  name: 'graphs',
  purpose: 'the wall',
}

const secrets = ['alicepw', 'bobpw', 'hush']

async function issue(credentials: Credentials, part: Partial<typeof wish> = {}) {
  const { outcome } = await issueToken(await visit(credentials, { ...wish, ...part }))
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  secrets.push(outcome.value.token)
  return outcome.value
}

async function list(credentials: Credentials) {
  const { outcome } = await listTokens(await visit(credentials))
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

const call = (token: string, command: string, body = '{}') =>
  fetch(`${hosted.url}/api/${command}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  })

describe('the token desk', () => {
  test('answers a token once, then what it is for and when it was used, never the token', async () => {
    const { token, fingerprint } = await issue(admin)
    expect((await call(token, 'stats', '{"name":"registeredusers"}')).status).toBe(200)
    const { tokens, isOwnOnly } = await list(admin)
    const row = tokens.find(each => each.fingerprint === fingerprint)
    const { seconds: _, ...noted } = wish
    expect(row).toMatchObject({ ...noted, createdBy: 'admin@localhost', isListed: true })
    expect(row?.lastUsedAt).toBeGreaterThan(Date.now() - 10_000)
    expect(isOwnOnly).toBe(false)
    expect(JSON.stringify(tokens)).not.toContain(token)
  })

  test('a token opens the command that its scope names, for a newcomer’s admin, and no other', async () => {
    const { token } = await issue(admin)
    expect((await call(token, 'status')).status).toBe(403)
    const opens = async (owner: string, scopes: string[]) =>
      (await tokenReach(await visit(admin, { owner, scopes }))).opens
    expect(await opens('admin@localhost', ['stats', 'registered_users'])).toEqual([
      'registered_users',
      'stats',
    ])
    expect(await opens('alice@localhost', ['stats', 'ejabberd:admin'])).toEqual([])
    expect((await opens('admin@localhost', ['ejabberd:admin']))?.length).toBeGreaterThan(50)
  })

  test('tokens are revoked many at once, by fingerprint, and are worth nothing then', async () => {
    const [one, two] = [await issue(admin), await issue(admin)]
    const prints = [one.fingerprint, two.fingerprint]
    const answer = await revokeTokens(await visit(admin, { fingerprints: [...prints, 'unknown'] }))
    expect(answer).toEqual({ revoked: expect.arrayContaining(prints), failed: [] })
    expect((await call(one.token, 'stats')).status).toBe(401)
    const left = (await list(admin)).tokens.map(({ fingerprint }) => fingerprint)
    expect(left.filter(print => prints.includes(print))).toEqual([])
  })

  test('a token is tried with itself and nothing else, on reads only', async () => {
    const { token } = await issue(admin)
    const outcomeOf = async (command: string, args = {}) =>
      (await tryToken(await visit(admin, { token, command, args }))).outcome.kind
    expect(await outcomeOf('stats', { name: 'registeredusers' })).toBe('ok')
    expect(await outcomeOf('status')).toBe('forbidden')
    await expect(outcomeOf('unregister', { user: 'alice', host: 'localhost' })).rejects.toThrow(/reads/)
    const wrong = await tryToken(await visit(admin, { token: 'wrong', command: 'status', args: {} }))
    expect(wrong.outcome.kind).toBe('bad-token')
  })

  test('a person without rights issues, sees and revokes their own tokens, and nobody else’s', async () => {
    const others = await issue(admin)
    const own = await issue(alice, { owner: 'alice@localhost' })
    const { tokens, isOwnOnly } = await list(alice)
    expect([tokens.map(({ owner }) => owner), isOwnOnly]).toEqual([['alice@localhost'], true])

    const refused = await issueToken(await visit(alice, wish))
    expect(refused.outcome.kind).toBe('forbidden')
    await expect(revokeTokens(await visit(alice, { fingerprints: [others.fingerprint] }))).rejects.toThrow(
      /no longer lists/,
    )
    const direct = await revokeTokens(await visit(alice, { token: others.token }))
    expect(direct.failed).toMatchObject([{ failure: { kind: 'forbidden' } }])
    const naming = { fingerprint: others.fingerprint, name: 'mine', purpose: '' }
    await expect(noteToken(await visit(alice, naming))).rejects.toThrow(/not list/)
    await expect(tokenReach(await visit(alice, { owner: 'admin@localhost', scopes: [] }))).rejects.toThrow(
      /other accounts/,
    )
    expect((await call(others.token, 'stats', '{"name":"registeredusers"}')).status).toBe(200)
    expect(await revokeTokens(await visit(alice, { fingerprints: [own.fingerprint] }))).toEqual({
      revoked: [own.fingerprint],
      failed: [],
    })
  })

  test('clients are listed without secrets, to whom the rules let add them', async () => {
    const add = (command: string, args: object) => call(adminToken, command, JSON.stringify(args))
    const { token: adminToken } = await issue(admin, { scopes: ['ejabberd:admin'] })
    await add('oauth_add_client_password', { client_id: 'ci', client_name: 'Builds', secret: 'hush' })
    await add('oauth_add_client_implicit', {
      client_id: 'web',
      client_name: 'Web',
      redirect_uri: 'https://example.org/cb',
    })
    const { outcome } = await clientList(await visit(admin))
    expect(outcome).toEqual({
      kind: 'ok',
      value: {
        check: 'db',
        clients: [
          { id: 'ci', name: 'Builds', grant: 'password' },
          { id: 'web', name: 'Web', grant: 'implicit', redirectUri: 'https://example.org/cb' },
        ],
      },
    })
    expect((await clientList(await visit(alice))).outcome.kind).toBe('forbidden')
  })
})

describe('one’s own account', () => {
  test('roster, waiting messages and a message are those of the session’s account', async () => {
    expect(await doOwn(await visit(alice), 'roster')).toMatchObject({
      command: 'get_roster',
      outcome: { kind: 'ok', value: [] },
    })
    const message = { to: 'bob@localhost', subject: '', body: 'hello' }
    expect((await doOwn(await visit(alice, message), 'message')).outcome.kind).toBe('ok')
    await expect
      .poll(async () => (await doOwn(await visit(basic('bob', 'bobpw')), 'waiting')).outcome)
      .toEqual({ kind: 'ok', value: 1 })
  })

  test.each([
    ['roster', { user: 'bob', host: 'localhost' }],
    ['waiting', { user: 'bob' }],
    ['message', { to: 'bob@localhost', subject: '', body: 'x', from: 'admin@localhost' }],
    ['password', { present: 'alicepw', next: 'x', user: 'bob' }],
  ] as const)('%s takes no name of an account', async (action, body) => {
    await expect(doOwn(await visit(alice, body), action)).rejects.toThrow(/nrecognized/)
  })

  test('the password is changed by who knows the present one; the session goes on', async () => {
    const wrong = await doOwn(await visit(alice, { present: 'not it', next: 'new' }), 'password')
    expect(wrong.outcome.kind).toBe('bad-credentials')
    const change = await visit(alice, { present: 'alicepw', next: 'new' })
    expect((await doOwn(change, 'password')).outcome.kind).toBe('ok')
    const kept = change.session && (await hosted.app.vault.get(change.session, 'hosted'))
    expect(kept?.credentials).toEqual(basic('alice', 'new'))
    await expect(list(alice)).rejects.toThrow(/no longer accepts/)
    const back = await doOwn(
      await visit(basic('alice', 'new'), { present: 'new', next: 'alicepw' }),
      'password',
    )
    expect(back.outcome.kind).toBe('ok')
  })

  test('a session with a token has what the token has, and no more', async () => {
    const { token } = await issue(alice, { owner: 'alice@localhost', scopes: ['get_roster'] })
    const bearer: Credentials = { kind: 'bearer', token }
    expect((await doOwn(await visit(bearer), 'roster')).outcome.kind).toBe('forbidden')
    expect((await listTokens(await visit(bearer))).outcome.kind).toBe('forbidden')
  })

  test('everything is in the journal, without secrets', async () => {
    await hosted.app.journal.flush()
    const rows = await hosted.app.store.db.selectFrom('console_run').selectAll().execute()
    const seen = rows.map(({ command, actor, state }) => `${command} ${actor} ${state}`)
    expect(seen).toEqual(
      expect.arrayContaining([
        'get_roster alice@localhost ok',
        'change_password alice@localhost ok',
        'change_password alice@localhost refused',
        'oauth_issue_token alice@localhost refused',
        'oauth_revoke_token alice@localhost refused',
      ]),
    )
    const text = JSON.stringify(rows)
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
})

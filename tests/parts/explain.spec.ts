import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ExplainRequest } from '@/lib/client/permissions'
import { explainCall } from '@/lib/console/explain'
import type { ServerVisit } from '@/lib/console/route'
import { rulesInForce } from '@/lib/console/rules'
import type { Credentials } from '@/lib/servers/server'
import { type HostedProcess, startHosted } from '../support/hosted'

/** Explanations as the console's endpoints give them, on the hosted server. */

let hosted: HostedProcess

beforeAll(async () => {
  hosted = await startHosted({
    config: `
hosts: [localhost, example.org]
acl: {admin: {user: admin@localhost}, crew: {user: bob@localhost}}
access_rules: {configure: {allow: admin}}
api_permissions:
  "admin access": {who: {acl: admin}, what: "*"}
  "crew": {who: {acl: crew}, what: stats}
  "tokens": {who: {oauth: {scope: stats, user: alice@localhost}}, what: stats}
oauth_access: all
`,
    accounts: [
      ['admin', 'localhost', 'secret'],
      ['alice', 'localhost', 'alicepw'],
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

function visit(credentials: Credentials, body: unknown = {}): ServerVisit {
  const request = new Request('http://127.0.0.1/console-api', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { app } = hosted
  return {
    app,
    request,
    session: undefined,
    address: '127.0.0.1',
    server: app.hosted,
    person: { name: 'x', credentials },
  }
}

const ask = (credentials: Credentials, question: ExplainRequest) => explainCall(visit(credentials, question))

describe('an account holder', () => {
  test('is told about themself, with a rule to ask for, and nobody else is named', async () => {
    const answer = await ask(alice, { command: 'stats' })
    expect(answer).toMatchObject({ kind: 'explained', isWhole: false, explanation: { allowed: false } })
    expect(answer).toMatchObject({ yaml: expect.stringContaining('user: alice@localhost') })
    expect(JSON.stringify(answer)).not.toMatch(/bob|admin@|example\.org/)
  })

  test('is told what a token of theirs would change', async () => {
    const answer = await ask(alice, { command: 'stats', jid: 'ALICE@localhost', scopes: ['stats'] })
    expect(answer).toMatchObject({ kind: 'explained', explanation: { allowed: true } })
  })

  test.each<[what: string, question: ExplainRequest]>([
    ['another person', { command: 'stats', jid: 'bob@localhost' }],
    ['nobody', { command: 'stats', jid: null }],
    ['themself elsewhere', { command: 'stats', address: '10.1.2.3' }],
  ])('is not told about %s', async (_, question) => {
    expect(await ask(alice, question)).toEqual({ kind: 'about-others' })
  })

  test('does not see the rules, nor which virtual hosts there are', async () => {
    expect(await rulesInForce(visit(alice))).toEqual({ kind: 'hidden' })
    const [there, notThere] = await Promise.all(
      ['example.org', 'nosuch.org'].map(host => ask(alice, { command: 'registered_users', host })),
    )
    expect(JSON.stringify(notThere).replaceAll('nosuch.org', 'example.org')).toBe(JSON.stringify(there))
  })
})

describe('who may see the rules', () => {
  test('is told about everybody, with lines', async () => {
    expect(await ask(admin, { command: 'stats', jid: 'bob@localhost' })).toMatchObject({
      isWhole: true,
      explanation: {
        allowed: true,
        rules: expect.arrayContaining([expect.objectContaining({ name: 'crew', line: 7 })]),
      },
    })
    const rules = await rulesInForce(visit(admin))
    expect(rules).toMatchObject({ kind: 'rules', overview: { hosts: ['localhost', 'example.org'] } })
  })

  test('is told of a token by itself, and of one that is none', async () => {
    const issued = await fetch(`${hosted.url}/api/oauth_issue_token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('admin@localhost:secret')}` },
      body: JSON.stringify({ jid: 'alice@localhost', ttl: 60, scopes: ['stats'] }),
    })
    const { token } = (await issued.json()) as { token: string }
    const answer = await ask(admin, { command: 'stats', token })
    expect(answer).toMatchObject({
      explanation: { allowed: true, asked: { jid: 'alice@localhost', scopes: ['stats'] } },
    })
    expect(await ask(admin, { command: 'stats', token: 'nosuch' })).toEqual({
      kind: 'no-rules',
      because: 'bad-token',
    })
  })
})

test.each<[question: ExplainRequest, because: string]>([
  [{ command: 'nosuch' }, 'unknown-command'],
  [{ command: 'echo' }, 'internal-command'],
])('%j depends on no rule', async (question, because) => {
  expect(await ask(alice, question)).toEqual({ kind: 'no-rules', because })
})

test.each<[question: unknown, message: RegExp]>([
  [{ command: 'registered_users' }, /virtual host/],
  [{ command: 'stats', jid: 'not a jid' }, /JID/],
  [{ command: 'stats', jid: 'a@b', address: 'here' }, /address/],
  [{ command: 'stats', frontend: 'mod_rest' }, /frontend/],
  [{ command: 'stats', password: 'hush' }, /password/],
])('%j is not understood', async (question, message) => {
  await expect(ask(admin, question as ExplainRequest)).rejects.toThrow(message)
})

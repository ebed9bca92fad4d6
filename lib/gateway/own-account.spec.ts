import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LATEST } from '@/lib/commands/definition'
import { ok } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'
import { startTestServer, type TestServer } from '@/lib/servers/hosted/testing'
import type { Credentials } from '@/lib/servers/server'
import type { Gateway } from './call'
import { createGateway } from './gateway'
import { createJournal, type Journal } from './journal'

let hosted: TestServer
let gateway: Gateway
let journal: Journal
const tokens: Record<string, string> = {}
const alice: Credentials = { kind: 'basic', jid: 'alice@localhost', password: 'alicepw' }
const admin: Credentials = { kind: 'basic', jid: 'admin@localhost', password: 'secret' }

beforeAll(async () => {
  hosted = await startTestServer()
  journal = createJournal(hosted.store)
  gateway = createGateway(journal)
  for (const [user, password] of [
    ['alice', 'alicepw'],
    ['bob', 'bobpw'],
    ['admin', 'secret'],
  ] as const)
    await hosted.value('register', { user, host: 'localhost', password })
  for (const user of ['alice', 'bob']) {
    const issued = await hosted.value('oauth_issue_token', {
      jid: `${user}@localhost`,
      ttl: 3600,
      scopes: ['get_roster'],
    })
    tokens[user] = (issued as { token: string }).token
  }
})

afterAll(async () => {
  await journal.flush()
  await hosted.stop()
})

const run = (credentials: Credentials, command: string, args: Record<string, Value>, forOwnAccount = true) =>
  gateway.run({
    server: hosted.server,
    command,
    version: LATEST,
    credentials,
    origin: { frontend: 'mod_http_api' },
    readArguments: () => ok(args),
    forOwnAccount,
  })

const self = { user: 'alice', host: 'localhost' }
const message = { type: 'chat', to: 'bob@localhost', subject: '', body: 'x' }

describe('of their own account', () => {
  test.each([
    ['get_roster', self],
    ['get_offline_count', self],
    ['send_message', { ...message, from: 'alice@localhost' }],
    ['oauth_issue_token', { jid: 'alice@localhost', ttl: 60, scopes: [] }],
  ])('people may run %s', async (command, args) => {
    const { outcome, isOwnAccount } = await run(alice, command, args)
    expect([outcome.kind, isOwnAccount]).toEqual(['ok', true])
  })

  test('people see their own tokens, and who may see all sees all', async () => {
    const owners = async (credentials: Credentials) => {
      const { outcome } = await run(credentials, 'oauth_list_tokens', {})
      if (outcome.kind !== 'ok' || !Array.isArray(outcome.value)) return outcome
      return [...new Set(outcome.value.map((token: { user: string }) => token.user))].sort()
    }
    expect(await owners(alice)).toEqual(['alice@localhost'])
    expect(await owners(admin)).toEqual(['alice@localhost', 'bob@localhost'])
  })

  test('people revoke their own token, and nobody else’s', async () => {
    expect((await run(alice, 'oauth_revoke_token', { token: tokens.bob ?? '' })).outcome.kind).toBe(
      'forbidden',
    )
    expect((await run(alice, 'oauth_revoke_token', { token: 'no-such-token' })).outcome.kind).toBe(
      'forbidden',
    )
    const own = await hosted.value('oauth_issue_token', { jid: 'alice@localhost', ttl: 60, scopes: [] })
    const { token } = own as { token: string }
    expect((await run(alice, 'oauth_revoke_token', { token })).outcome.kind).toBe('ok')
    expect((await hosted.identify({ kind: 'bearer', token })).kind).toBe('bad-token')
  })
})

describe('what must not work', () => {
  test.each<[string, string, Record<string, Value>]>([
    ['the roster of somebody else', 'get_roster', { ...self, user: 'bob' }],
    ['the same name on another virtual host', 'get_roster', { ...self, host: 'example.org' }],
    ['the own name in another spelling', 'get_roster', { ...self, user: 'Alice' }],
    ['several names at once', 'get_roster', { user: ['alice'], host: 'localhost' }],
    ['how many messages wait for somebody else', 'get_offline_count', { ...self, user: 'bob' }],
    ['a message in the name of somebody else', 'send_message', { ...message, from: 'bob@localhost' }],
    ['a message in the name of the server', 'send_message', { ...message, from: 'localhost' }],
    ['a headline', 'send_message', { ...message, type: 'headline', from: 'alice@localhost' }],
    ['the password of somebody else', 'change_password', { ...self, user: 'bob', newpass: 'x' }],
    ['a token of somebody else', 'oauth_issue_token', { jid: 'admin@localhost', ttl: 60, scopes: [] }],
    ['a command that is not in the list', 'unregister', self],
    ['another account', 'register', { user: 'mallory', host: 'localhost', password: 'x' }],
  ])('%s', async (_, command, args) => {
    expect((await run(alice, command, args)).outcome.kind).toBe('forbidden')
  })

  test('command interfaces never get it', async () => {
    expect((await run(alice, 'get_roster', self, false)).outcome.kind).toBe('forbidden')
  })

  test('a token does not open what its scopes and the rules do not', async () => {
    const bearer: Credentials = { kind: 'bearer', token: tokens.alice ?? '' }
    expect((await run(bearer, 'get_roster', self)).outcome.kind).toBe('forbidden')
  })

  test('nobody at all', async () => {
    expect((await run({ kind: 'none' }, 'get_roster', self)).outcome.kind).toBe('forbidden')
  })

  test('a real server decides by itself: the right is not even asked for', async () => {
    const { ownRight } = await import('./own-account')
    const definition = (await hosted.server.find('get_roster'))?.[0]
    if (!definition) throw new Error('no get_roster')
    const call = {
      definition,
      version: LATEST,
      args: self,
      credentials: alice,
      caller: { jid: self },
      origin: { frontend: 'mod_http_api' },
    } as const
    expect(await ownRight(hosted.server, call)).toBeDefined()
    expect(await ownRight({ ...hosted.server, kind: 'ejabberd' }, call)).toBeUndefined()
  })
})

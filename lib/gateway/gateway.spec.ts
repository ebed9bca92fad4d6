import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LATEST } from '@/lib/commands/definition'
import { ok } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'
import { startTestServer } from '@/lib/servers/hosted/testing'
import type { Credentials } from '@/lib/servers/server'
import { createGateway } from './gateway'
import { createJournal, type Journal } from './journal'

type Test = Awaited<ReturnType<typeof startTestServer>>
let hosted: Test
let journal: Journal

beforeEach(async () => {
  // What it tells the operator is not the matter here.
  for (const level of ['log', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined)
  hosted = await startTestServer()
  await hosted.value('register', { user: 'admin', host: 'localhost', password: 'secret' })
  await hosted.value('register', { user: 'alice', host: 'localhost', password: 'alicepw' })
  journal = createJournal(hosted.store)
})
afterEach(async () => {
  await journal.flush()
  await hosted.stop()
})

const admin: Credentials = { kind: 'basic', jid: 'admin@localhost', password: 'secret' }
const alice: Credentials = { kind: 'basic', jid: 'alice@localhost', password: 'alicepw' }
const wrong: Credentials = { kind: 'basic', jid: 'admin@localhost', password: 'not it' }

function run(command: string, args: Record<string, Value>, credentials: Credentials = admin) {
  return createGateway(journal).run({
    server: hosted.server,
    command,
    version: LATEST,
    credentials,
    origin: { frontend: 'mod_http_api', address: '127.0.0.1' },
    readArguments: () => ok(args),
  })
}

async function rows() {
  await journal.flush()
  return hosted.store.db
    .selectFrom('console_run')
    .select(['command', 'actor', 'state', 'outcome_kind', 'args'])
    .orderBy('at')
    .execute()
}

const juliet = { user: 'juliet', host: 'localhost', password: 'capulet' }

describe('register: who may, and what is recorded', () => {
  test.each([
    ['nobody', { kind: 'none' }, 'forbidden', null, 'refused'],
    ['a wrong password', wrong, 'bad-credentials', 'admin@localhost', 'refused'],
    ['the wrong person', alice, 'forbidden', 'alice@localhost', 'refused'],
    ['the right person', admin, 'ok', 'admin@localhost', 'ok'],
  ] as const)('%s', async (_, credentials, outcome, actor, state) => {
    expect((await run('register', juliet, credentials)).outcome.kind).toBe(outcome)
    expect(await rows()).toMatchObject([{ command: 'register', actor, state, outcome_kind: outcome }])
  })
})

test('a failed command is recorded as failed, and a foreign word as refused', async () => {
  await run('check_account', { user: 'nobody', host: 'localhost' })
  await run('no_such_word_here', {})
  expect((await rows()).map(({ state, outcome_kind }) => [state, outcome_kind]).sort()).toEqual([
    ['failed', 'failed'],
    ['refused', 'unknown-command'],
  ])
})

test('no secret is recorded', async () => {
  await run('register', juliet)
  await run('change_password', { user: 'juliet', host: 'localhost', newpass: 'montague' })
  const recorded = await rows()
  expect(recorded).toHaveLength(2)
  for (const { args } of recorded) expect(args).not.toMatch(/capulet|montague/)
  expect(recorded[0]?.args).toContain('juliet')
})

test('a write whose intent cannot be stored does not run', async () => {
  await hosted.store.db.schema.dropTable('console_run').execute()
  await expect(run('register', juliet)).rejects.toThrow()
  const account = await hosted.store.db
    .selectFrom('users')
    .select('username')
    .where('username', '=', 'juliet')
    .execute()
  expect(account).toEqual([])
})

test('a write that never ends stays behind as an intent', async () => {
  const definition = (await hosted.server.find('register'))?.[0]
  if (!definition) throw new Error('no register')
  await journal.intent({
    call: {
      server: hosted.server,
      command: 'register',
      version: LATEST,
      credentials: admin,
      origin: { frontend: 'mod_http_api' },
      readArguments: () => ok({}),
    },
    startedAt: Date.now(),
    definition,
    caller: { jid: { user: 'admin', host: 'localhost' } },
    args: juliet,
  })
  expect(await rows()).toMatchObject([{ command: 'register', state: 'intent', outcome_kind: null }])
})

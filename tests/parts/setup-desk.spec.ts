import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StepReport } from '@/lib/client/setup'
import type { SetupVisit } from '@/lib/console/setup'
import { examineServer, setupOf, setupRoute } from '@/lib/console/setup'
import type { Credentials } from '@/lib/servers/server'
import { COOKIE } from '@/lib/session/cookie'
import type { SessionKey } from '@/lib/session/vault'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic } from '../support/ejabberd-call'
import { type HostedProcess, startHosted } from '../support/hosted'

const admin = basic('admin@localhost', 'secret')
const alice = basic('alice@localhost', 'alicepw')

let ejabberd: Ejabberd
let switchboard: HostedProcess

beforeAll(async () => {
  ejabberd = await startEjabberd()
  const config = `servers:\n  real:\n    url: ${ejabberd.url}\n    discovery: {automatic: false}\n`
  switchboard = await startHosted({ config, accounts: [['alice', 'localhost', 'alicepw']] })
})
afterAll(async () => {
  await switchboard.stop()
  await ejabberd.stop()
})

const request = (body?: unknown) =>
  new Request('http://127.0.0.1/console-api', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

function visit(body: unknown, id = 'real', isAdminHere = true): SetupVisit {
  const { app } = switchboard
  const server = app.servers.get(id)
  if (!server) throw new Error(`no server ${id}`)
  return { app, request: request(body), address: '127.0.0.1', session: undefined, server, isAdminHere }
}

async function look(body: object): Promise<StepReport[]> {
  const answer = await examineServer(
    visit({ jid: '', password: '', purposes: ['statistics'], tokens: false, adhoc: false, ...body }),
  )
  const lines = (await answer.text()).trimEnd().split('\n')
  return lines.map(line => JSON.parse(line) as StepReport)
}
const states = (reports: readonly StepReport[]) =>
  Object.fromEntries(reports.map(({ id, state }) => [id, state]))

describe('the doctor of the console', () => {
  test('looks at the configured server, with the credentials of the form', async () => {
    const reports = await look({ jid: 'admin@localhost', password: 'secret' })
    expect(reports.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(await setupOf(visit({}))).toMatchObject({ kind: 'ejabberd', software: 'ejabberd 23.01' })
  })

  test('tells a person without rights which', async () => {
    const reports = await look({ jid: 'alice@localhost', password: 'alicepw', purposes: ['accounts'] })
    expect(states(reports)).toMatchObject({ credentials: 'ok', read: 'problem' })
  })

  test('puts what it runs into the journal, and no password anywhere', async () => {
    await look({ jid: 'bob@localhost', password: 'bobpw', purposes: ['everything'] })
    await look({ jid: 'bob@localhost', password: 'bobpw-wrong' })
    const entries = () => switchboard.app.store.db.selectFrom('console_run').selectAll().execute()
    await expect
      .poll(entries)
      .toContainEqual(
        expect.objectContaining({ server_id: 'real', command: 'get_loglevel', outcome_kind: 'forbidden' }),
      )
    expect(JSON.stringify(await entries())).not.toContain('bobpw')
  })

  test.each([
    ['no body', undefined],
    [
      'a purpose that there is not',
      { jid: '', password: '', purposes: ['mischief'], tokens: false, adhoc: false },
    ],
    [
      'an address of its own',
      { jid: '', password: '', purposes: [], tokens: false, adhoc: false, url: 'http://x/api' },
    ],
  ])('turns down %s', async (_, body) => {
    await expect(examineServer(visit(body))).rejects.toMatchObject({ kind: 'bad-request' })
  })

  test('has nothing to look at where the server is built in', async () => {
    const body = { jid: '', password: '', purposes: [], tokens: false, adhoc: false }
    await expect(examineServer(visit(body, 'hosted'))).rejects.toMatchObject({ kind: 'bad-request' })
    expect(await setupOf(visit({}, 'hosted'))).toMatchObject({
      kind: 'hosted',
      handlers: expect.arrayContaining([{ path: '/api', module: 'mod_http_api' }]),
    })
  })
})

describe('who may use it', () => {
  test.each<[string, readonly (readonly [string, Credentials])[], string, number]>([
    ['nobody', [], 'real', 401],
    ['an account of the server', [['real', alice]], 'real', 200],
    ['an admin of the hosted server, with no account there', [['hosted', admin]], 'real', 200],
    ['an account of the hosted server', [['hosted', alice]], 'real', 403],
    [
      'an admin of the hosted server whose password was changed',
      [['hosted', basic('admin@localhost', 'x')]],
      'real',
      403,
    ],
    ['somebody who asks for a server that there is not', [['hosted', admin]], 'nosuch', 404],
  ])('%s', async (_, signedIn, id, status) => {
    const { app } = switchboard
    const session = await app.vault.open()
    for (const [server, credentials] of signedIn)
      await app.vault.put(session, server, { name: 'somebody', credentials })
    expect(await statusOf(session, id)).toBe(status)
  })
})

/** Through the whole route, with the cookie of a session. */
async function statusOf(session: SessionKey, id: string): Promise<number> {
  const { app } = switchboard
  const token = await encode({
    secret: app.authSecret,
    token: { name: 'somebody', sid: session.id, key: session.key },
  })
  const asked = new Request('http://127.0.0.1/console-api', {
    headers: {
      'sec-fetch-site': 'same-origin',
      cookie: `${COOKIE}=${token}`,
      'x-forwarded-for': '127.0.0.1',
    },
  })
  const shared = globalThis as Record<symbol, unknown>
  shared[Symbol.for('switchboard.runtime')] = Promise.resolve(app)
  return (await setupRoute(asked, id, setupOf)).status
}

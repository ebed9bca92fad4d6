import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAs } from '@/lib/console/call'
import { comparedWith } from '@/lib/console/compare'
import type { ServerVisit } from '@/lib/console/route'
import { listServers } from '@/lib/console/servers'
import { adviseUpgrade } from '@/lib/console/upgrade'
import type { Credentials } from '@/lib/servers/server'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic } from '../support/ejabberd-call'
import { type HostedProcess, startHosted } from '../support/hosted'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-servers-'))
const admin = basic('admin@localhost', 'secret')
const alice = basic('alice@localhost', 'alicepw')
const wrong = basic('admin@localhost', 'wrong')

let ejabberd: Ejabberd
let switchboard: HostedProcess

beforeAll(async () => {
  ejabberd = await startEjabberd()
  const config = path.join(folder, 'switchboard.yml')
  // The last one takes connections on no port at all.
  writeFileSync(
    config,
    `servers:
  real: {url: '${ejabberd.url}', discovery: {automatic: false}}
  gone: {url: 'http://127.0.0.1:9/api'}
`,
  )
  switchboard = await startHosted({ config, accounts: [['alice', 'localhost', 'alicepw']] })
})
afterAll(async () => {
  await switchboard.stop()
  await ejabberd.stop()
  rmSync(folder, { recursive: true })
})

interface Asked {
  readonly as?: Credentials
  readonly id?: string
  readonly query?: string
  readonly body?: unknown
  /** Where the same browser is signed in too. */
  readonly also?: Readonly<Record<string, Credentials>>
}

/** A request of a signed-in person, past the cookie. */
async function visit({ as = admin, id = 'real', query = '', body, also = {} }: Asked): Promise<ServerVisit> {
  const { app } = switchboard
  const session = await app.vault.open()
  for (const [at, credentials] of Object.entries({ ...also, [id]: as }))
    await app.vault.put(session, at, { name: nameOf(credentials), credentials })
  const request = new Request(`http://127.0.0.1/console-api${query}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const server = app.servers.get(id)
  if (!server) throw new Error(`no server ${id}`)
  return {
    ...{ app, session, request, address: '127.0.0.1', server },
    person: { name: nameOf(as), credentials: as },
  }
}

const nameOf = (credentials: Credentials) => (credentials.kind === 'basic' ? credentials.jid : 'token')

/** A program's call through Switchboard. */
const program = (
  command: string,
  args: unknown,
  { jid, password } = { jid: 'admin@localhost', password: 'secret' },
) =>
  fetch(`${switchboard.url}/servers/real/api/${command}`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${jid}:${password}`).toString('base64')}` },
    body: JSON.stringify(args),
  })

const advice = async (as: Credentials, body: unknown = {}, id?: string) =>
  adviseUpgrade(await visit({ as, body, id }))

describe('a comparison', () => {
  test('of the server hosted here with a real 23.01 names what only one has, and a renamed argument', async () => {
    const answer = await comparedWith(
      await visit({ id: 'hosted', query: '?with=real', also: { real: admin } }),
    )
    expect(answer).toMatchObject({
      from: 'there',
      here: { kind: 'server', id: 'hosted' },
      there: { kind: 'server', id: 'real', software: 'ejabberd 23.01' },
    })
    const where = (name: string) => answer.commands.find(command => command.name === name)
    expect(where('get_ban_details')?.where).toBe('here')
    const onlyThere = answer.commands.filter(command => command.where === 'there')
    for (const { name } of onlyThere) expect(await switchboard.app.hosted.find(name)).toBeUndefined()
    expect(where('create_room')).toMatchObject({
      where: 'both',
      differences: expect.arrayContaining([
        { kind: 'argument-renamed', version: 0, from: 'name', to: 'room' },
      ]),
    })
  })

  test('with the release that a real server has finds nothing', async () => {
    const { commands, same } = await comparedWith(await visit({ query: '?with=23.01' }))
    expect(commands).toEqual([])
    expect(same).toBeGreaterThan(150)
  })

  test.each([
    ['with a server where the person is not signed in', { query: '?with=hosted' }, 'forbidden'],
    [
      'with a server that no longer takes what they signed in with',
      { query: '?with=hosted', also: { hosted: wrong } },
      'forbidden',
    ],
    ['with what there is not', { query: '?with=nowhere' }, 'not-found'],
    ['with nothing', {}, 'not-found'],
    ['by somebody who is no longer welcome', { as: wrong, query: '?with=26.07' }, 'signed-out'],
  ] as const)('is refused %s', async (_, asked, kind) => {
    await expect(comparedWith(await visit(asked))).rejects.toMatchObject({ kind })
  })
})

describe('the upgrade advisor', () => {
  beforeAll(async () => {
    await program('stats', { name: 'registeredusers' })
    await program('stats', { name: 'registeredusers' })
    await program('registered_users', { host: 'localhost' })
    await program('no_such_command', {})
    await program(
      'kick_user',
      { user: 'a', host: 'localhost' },
      { jid: 'admin@localhost', password: 'wrong' },
    )
    await program('connected_users', {}, { jid: 'alice@localhost', password: 'alicepw' })
    await callAs(await visit({}), { command: 'get_last', args: { user: 'alice', host: 'localhost' } })
  })
  const byPrograms = (answer: Awaited<ReturnType<typeof advice>>) =>
    answer.commands.flatMap(({ command, byPrograms: calls }) => (calls ? [[command, calls.calls]] : []))

  test('tells who runs the server of every program’s calls, and of the console’s apart', async () => {
    const answer = await advice(admin)
    expect(answer).toMatchObject({ from: '23.01', to: '26.07', counted: 'everybody', foreign: [] })
    expect(byPrograms(answer)).toEqual([
      ['connected_users', 1],
      ['registered_users', 1],
      ['stats', 2],
    ])
    const find = (name: string) => answer.commands.find(({ command }) => command === name)
    expect(find('get_last')?.byConsole?.calls).toBe(1)
    expect(find('stats')?.advice).toMatchObject({ impact: 'breaks', keptByVersion: 0 })
    // Nobody called it, and it is advised on all the same.
    expect(find('add_rosteritem')).toMatchObject({ byPrograms: null, byConsole: null })
  })

  test('tells others of their own calls only', async () => {
    const answer = await advice(alice)
    expect(answer.counted).toBe('own')
    expect(byPrograms(answer)).toEqual([['connected_users', 1]])
  })

  test('tells nothing to whose password is wrong', async () => {
    await expect(advice(wrong)).rejects.toMatchObject({ kind: 'signed-out' })
  })

  test.each([[{ to: '20.04' }], [{ to: '99.99' }], [{ to: 7 }], [{ from: '23.01' }]])(
    'refuses %j',
    async body => {
      await expect(advice(admin, body)).rejects.toMatchObject({ kind: 'bad-request' })
    },
  )

  test('has nothing newer for the server hosted here', async () => {
    expect(await advice(admin, {}, 'hosted')).toMatchObject({ to: null, releases: [], commands: [] })
  })
})

test('the list of servers tells of each whether it is up, since when, and who is signed in', async () => {
  const asked = await visit({ also: { hosted: alice } })
  await Promise.all([...switchboard.app.servers.values()].map(server => server.health()))
  const { servers } = await listServers(asked)
  const known = { checkedAt: expect.any(Number), since: expect.any(Number) }
  expect(servers).toMatchObject([
    { id: 'hosted', state: 'up', signedInAs: 'alice@localhost', ...known },
    { id: 'real', state: 'up', signedInAs: 'admin@localhost', latencyMs: expect.any(Number), ...known },
    { id: 'gone', state: 'down', signedInAs: null, message: expect.stringContaining('127.0.0.1'), ...known },
  ])
})

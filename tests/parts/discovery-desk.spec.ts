import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LATEST } from '@/lib/commands/definition'
import { cancelLook, discoveryOf, forgetSource, lookAgain, mayLook, teach } from '@/lib/console/discovery'
import type { ServerVisit } from '@/lib/console/route'
import { createEjabberdServer } from '@/lib/servers/ejabberd/server'
import type { Credentials } from '@/lib/servers/server'
import { createDiscoveryStore } from '@/lib/store/discovery'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic, settings } from '../support/ejabberd-call'
import { type HostedProcess, startHosted } from '../support/hosted'
import { installDice } from '../support/third-party'

const folder = mkdtempSync(path.join(tmpdir(), 'switchboard-desk-'))
const admin = basic('admin@localhost', 'secret')
const alice = basic('alice@localhost', 'alicepw')
const nobody = basic('admin@localhost', 'wrong')

let ejabberd: Ejabberd
let switchboard: HostedProcess

beforeAll(async () => {
  ejabberd = await startEjabberd()
  await installDice(ejabberd)
  const config = path.join(folder, 'switchboard.yml')
  const server = (id: string, discovery: string) =>
    `  ${id}:\n    url: ${ejabberd.url}\n    discovery: ${discovery}\n`
  writeFileSync(
    config,
    `servers:\n${server('real', '{automatic: false, per_second: 1000}')}${server('curious', '{per_second: 1000}')}`,
  )
  switchboard = await startHosted({ config })
})
afterAll(async () => {
  await switchboard.stop()
  await ejabberd.stop()
  rmSync(folder, { recursive: true })
})

/** A request of a signed-in person, past the cookie. */
async function visit(credentials: Credentials, body: unknown = {}, id = 'real'): Promise<ServerVisit> {
  const { app } = switchboard
  const name = credentials.kind === 'basic' ? credentials.jid : 'token'
  const session = await app.vault.open()
  await app.vault.put(session, id, { name, credentials })
  const request = new Request('http://127.0.0.1/console-api', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const server = app.servers.get(id)
  if (!server) throw new Error(`no server ${id}`)
  return { app, session, request, address: '127.0.0.1', server, person: { name, credentials } }
}

async function known() {
  const answer = await discoveryOf(await visit(admin))
  if (answer.kind !== 'ejabberd') throw new Error('the wrong server')
  return answer
}

async function untilLooked() {
  await expect.poll(async () => (await known()).look.state, { timeout: 60_000 }).not.toBe('running')
  return known()
}

const guide =
  '## throw_cup\n\n\nThrow the cup\n\n__Arguments:__\n\n- *game* :: string\n\n__Result:__\n\n- *points* :: integer\n\n__Tags:__\n`dice`\n'

describe('what is known of a server’s commands', () => {
  const changes = [
    ['to look', lookAgain, {}],
    ['to cancel', cancelLook, {}],
    ['to hand in', teach, { source: 'docs', file: 'x.md', text: guide }],
    ['to forget', forgetSource, { source: 'docs' }],
  ] as const

  test.each(changes)('is not for a person without rights to change: %s', async (_, change, body) => {
    await expect(change(await visit(alice, body))).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await mayLook(await visit(alice))).toMatchObject({ isAllowed: false })
    expect((await known()).look.state).toBe('never')
  })

  test.each(changes)('nor for whose password is wrong: %s', async (_, change, body) => {
    await expect(change(await visit(nobody, body))).rejects.toMatchObject({ kind: 'signed-out' })
    expect((await known()).look.state).toBe('never')
  })

  test.each([
    ['a name that is a path', lookAgain, { alsoTried: ['../oauth/token'] }],
    ['a source that is looked at, not handed in', teach, { source: 'probe', file: '', text: '' }],
    ['a text that documents nothing', teach, { source: 'docs', file: 'x', text: 'Hello' }],
    [
      'definitions that are none',
      teach,
      { source: 'file', file: 'x', text: '{"commands": [{"name": "a b"}]}' },
    ],
    ['a source that there is not', forgetSource, { source: 'rumour' }],
  ] as const)('%s is turned down', async (_, change, body) => {
    await expect(change(await visit(admin, body))).rejects.toMatchObject({ kind: 'bad-request' })
  })

  test('everybody who is signed in reads it', async () => {
    expect(await discoveryOf(await visit(alice))).toMatchObject({ kind: 'ejabberd', there: 0, foreign: [] })
  })

  test('the server that is hosted here has nothing to find out', async () => {
    expect(await discoveryOf(await visit(admin, {}, 'hosted'))).toMatchObject({ kind: 'hosted' })
    await expect(lookAgain(await visit(admin, {}, 'hosted'))).rejects.toMatchObject({ kind: 'bad-request' })
  })

  test('a look finds a third party’s commands by their names, and they run', async () => {
    const unknown = await switchboard.app.servers.get('real')?.find('throw_dice')
    expect(unknown).toBeUndefined()
    await lookAgain(await visit(admin, { alsoTried: ['throw_dice', 'no_such_dice'] }))
    expect((await known()).look.state).toBe('running')
    const found = await untilLooked()
    expect(found).toMatchObject({ release: '23.01', different: [], look: { problems: [] } })
    expect(found.foreign.map(({ name }) => name)).toEqual(['throw_dice'])
    expect(found.absent.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      'unban_ip: mod_fail2ban is not loaded on this server.',
      'update_sql: mod_admin_update_sql is not loaded on this server.',
    ])

    const { app } = switchboard
    const server = app.servers.get('real')
    if (!server) throw new Error('no server')
    const args = { game: 'craps', sides: 6, nodes: ['ann', 'bob'] }
    const { outcome, definition } = await app.gateway.run({
      ...{ server, command: 'throw_dice', version: LATEST, credentials: admin },
      origin: { frontend: 'mod_http_api' },
      readArguments: () => ({ kind: 'ok', value: args }),
    })
    expect(outcome).toEqual({
      kind: 'ok',
      value: [
        { player: 'ann', points: 6 },
        { player: 'bob', points: 6 },
      ],
    })
    expect(server.notes('throw_dice').effect).toBe('write')
    expect(definition?.args.map(({ name }) => name)).toEqual(['game', 'sides', 'nodes'])
  })

  test('another name is tried by itself, and the rest is as it was', async () => {
    const before = await known()
    await lookAgain(await visit(admin, { alsoTried: ['count_dice'] }))
    const after = await untilLooked()
    expect(after.foreign.map(({ name }) => name)).toEqual(['count_dice'])
    expect([after.there, after.absent]).toEqual([before.there, before.absent])
    await lookAgain(await visit(admin, { alsoTried: ['throw_dice'] }))
    expect((await untilLooked()).foreign.map(({ name }) => name)).toEqual(['throw_dice'])
  })

  test('a look that is cancelled leaves what was known', async () => {
    const before = (await known()).foreign
    const { discovery } = switchboard.app.ejabberds.get('real') ?? {}
    discovery?.start({ alsoTried: [] })
    discovery?.cancel()
    const after = await untilLooked()
    expect(after.look.state).toBe('cancelled')
    expect(after.foreign).toEqual(before)
  })

  test('a document that is handed in counts until it is forgotten, also after a restart', async () => {
    await teach(await visit(admin, { source: 'docs', file: 'guide.md', text: guide }))
    const docs = (await known()).sources.find(({ source }) => source === 'docs')
    expect(docs).toMatchObject({ file: 'guide.md', commands: 1 })
    expect((await known()).foreign.map(({ name }) => name)).toContain('throw_cup')
    const again = createEjabberdServer(settings(ejabberd.url), createDiscoveryStore(switchboard.app.store))
    expect(await again.find('throw_cup')).toMatchObject([{ args: [{ name: 'game' }] }])
    await again.close()
    await forgetSource(await visit(admin, { source: 'docs' }))
    expect((await known()).foreign.map(({ name }) => name)).not.toContain('throw_cup')
  })

  test('keeps no secret', async () => {
    const rows = await switchboard.app.store.db.selectFrom('discovery').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/secret"|alicepw|Basic /)
  })
})

test('a look that is due begins when somebody asks what is known, and is told of at once', async () => {
  const curious = await visit(admin, {}, 'curious')
  expect(await discoveryOf(curious)).toMatchObject({ look: { state: 'running' } })
  await expect.poll(async () => discoveryOf(curious)).toMatchObject({ look: { state: 'ended' }, unasked: 0 })
})

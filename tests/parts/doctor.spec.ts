import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PurposeId } from '@/lib/access/purposes'
import { LATEST } from '@/lib/commands/definition'
import type { EjabberdConfig } from '@/lib/servers/ejabberd/config'
import { examine, factsOf, type Order, STEPS, type StepReport } from '@/lib/servers/ejabberd/doctor/examine'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { writeSetup } from '@/lib/yaml/setup'
import { applySetup, BARE_YML } from '../support/apply-setup'
import { type Certificate, makeCertificate } from '../support/certificate'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { basic } from '../support/ejabberd-call'
import { startFaultyUpstream } from '../support/faulty-upstream'
import { startHosted } from '../support/hosted'
import { freePorts } from '../support/ports'

const admin = basic('admin@localhost', 'secret')

const configOf = (url: string, more: Partial<EjabberdConfig> = {}): EjabberdConfig => ({
  ...{ id: 'real', label: 'Real', url, tls: { verify: true }, connections: 2 },
  ...{ timeoutMs: 3_000, connectMs: 2_000 },
  ...more,
})

/** Runs a command as the operator's own program does. */
const runBy =
  (server: EjabberdServer): Order['run'] =>
  async (command, args, credentials) => {
    const definition = (await server.find(command))?.at(-1)
    if (!definition) return { kind: 'unknown-command', foreign: true }
    const origin = { frontend: 'mod_http_api' } as const
    const call = { definition, version: LATEST, args, credentials, caller: {}, origin }
    return (await server.call(call as Parameters<typeof server.call>[0])) as Awaited<ReturnType<Order['run']>>
  }

async function doctor(config: EjabberdConfig, order: Partial<Order> = {}): Promise<Map<string, StepReport>> {
  const server = createEjabberdServer(config)
  const reports = new Map<string, StepReport>()
  const steps = examine({
    ...{ config, purposes: ['statistics'], tokens: false, credentials: admin, mayRunCtl: true },
    ...{ run: runBy(server), signal: new AbortController().signal },
    ...order,
  })
  for await (const report of steps) reports.set(report.id, report)
  await server.close()
  return reports
}

const states = (reports: ReadonlyMap<string, StepReport>) =>
  Object.fromEntries([...reports].map(([id, { state }]) => [id, state]))
const allOk = Object.fromEntries(STEPS.map(({ id }) => [id, 'ok']))

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Answers everything so. */
async function startUpstream(status: number, type: string, body: string): Promise<string> {
  const server = createHttpServer((_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body),
  ).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
}

describe('an ejabberd on which nobody has set up anything', () => {
  let ejabberd: Ejabberd
  const purposes: PurposeId[] = ['statistics', 'accounts']
  const wish = { jid: { user: 'admin', host: 'localhost' }, purposes, tokens: true }

  beforeAll(async () => {
    ejabberd = await startEjabberd({ config: BARE_YML })
  })
  afterAll(() => ejabberd.stop())

  test('is told what is missing; with the lines in its file, every step is well', async () => {
    const config = configOf(ejabberd.url, {
      discovery: { automatic: false, perSecond: 50, ctl: ejabberd.ctlLine },
    })
    const before = await doctor(config, { purposes, tokens: true })
    expect(states(before)).toEqual({
      ...{ name: 'ok', port: 'ok', tls: 'ok', api: 'problem', oauth: 'problem', ctl: 'ok' },
      ...{ host: 'untried', credentials: 'untried', read: 'untried', modules: 'untried' },
    })
    expect(before.get('api')).toMatchObject({ fix: { yaml: expect.stringContaining('/api: mod_http_api') } })

    const release = { ...releaseOf('23.01') }
    await applySetup(ejabberd, writeSetup(wish, factsOf(config, release)))
    const after = await doctor(config, { purposes, tokens: true })
    expect([...after.values()].filter(({ state }) => state !== 'ok')).toEqual([])
    expect(states(after)).toEqual(allOk)
    expect(after.get('oauth')?.seen).toContain('Clients are checked')
  })

  test('lets in for nothing that was not asked for', async () => {
    const everything = await doctor(configOf(ejabberd.url), { purposes: ['everything'] })
    expect(everything.get('read')).toMatchObject({
      state: 'problem',
      seen: expect.stringContaining('refused get_loglevel'),
      fix: { yaml: expect.stringContaining('"*"') },
    })
    const alice = await doctor(configOf(ejabberd.url), { credentials: basic('alice@localhost', 'alicepw') })
    expect(states(alice)).toMatchObject({ credentials: 'ok', read: 'problem' })
  })

  test.each([
    ['a wrong password', basic('admin@localhost', 'wrong'), 'problem'],
    ['an account that is not there', basic('zoe@localhost', 'secret'), 'problem'],
    ['a JID without an account', basic('localhost', 'secret'), 'problem'],
    ['nobody', { kind: 'none' } as const, 'untried'],
  ])('does not take %s', async (_, credentials, state) => {
    const reports = await doctor(configOf(ejabberd.url), { credentials })
    expect(states(reports)).toMatchObject({ api: 'ok', credentials: state, read: 'untried', modules: 'ok' })
  })

  test('the tokens that the rules are for run the command of their scope and no other', async () => {
    const token = /[A-Za-z0-9]{32}/.exec(
      await ejabberd.ctl('oauth_issue_token', 'admin@localhost', '3600', 'registered_users'),
    )?.[0]
    const ask = (command: string, body: object) =>
      fetch(`${ejabberd.url}/${command}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }).then(({ status }) => status)
    expect(await ask('registered_users', { host: 'localhost' })).toBe(200)
    expect(await ask('check_account', { user: 'alice', host: 'localhost' })).toBe(403)
    expect(await ask('connected_users_number', {})).toBe(403)
  })
})

const releaseOf = (release: string) => ({
  ...{ release, software: `ejabberd ${release}`, isSure: true, hasVersions: false, newestVersion: 0 },
  source: '',
})

describe('on the way to a server', () => {
  test('a name that nobody knows', async () => {
    const reports = await doctor(configOf('http://no-such-name.invalid:5280/api'))
    expect(['problem', 'unclear']).toContain(reports.get('name')?.state)
    expect(states(reports)).toMatchObject({
      port: 'untried',
      tls: 'untried',
      api: 'untried',
      oauth: 'untried',
    })
    expect(reports.get('port')?.seen).toContain('The name resolves')
  })

  test('a port where nobody listens', async () => {
    const [port] = await freePorts(1)
    const reports = await doctor(configOf(`http://127.0.0.1:${port}/api`))
    expect(reports.get('port')).toMatchObject({
      state: 'problem',
      seen: expect.stringContaining('connection refused'),
      fix: { yaml: expect.stringContaining(`port: ${port}`) },
    })
    expect(states(reports)).toMatchObject({ name: 'ok', tls: 'untried', api: 'untried' })
  })

  test.each([
    [401, 'text/html', 'no', 'problem', /credentials of its own/],
    [403, 'text/html', 'no', 'problem', /refuses the address/],
    [404, 'text/html', 'no', 'problem', /nothing under \/api/],
    [200, 'text/html', '<h1>It works!</h1>', 'problem', /does not speak/],
    [500, 'text/plain', 'oh', 'problem', /does not speak/],
  ])('what answers HTTP %i', async (status, type, body, state, seen) => {
    const reports = await doctor(configOf(await startUpstream(status, type, body)))
    expect(reports.get('api')).toMatchObject({ state, seen: expect.stringMatching(seen) })
    expect(states(reports)).toMatchObject({ tls: 'ok', credentials: 'untried', read: 'untried' })
  })

  test.each([
    ['speaks no HTTP', 'problem'],
    ['closes without an answer', 'problem'],
    ['redirects', 'problem'],
    ['never answers', 'unclear'],
  ] as const)('what %s', async (fault, state) => {
    const upstream = await startFaultyUpstream()
    closing.push(() => upstream.stop())
    upstream.behave(fault)
    const config = configOf(`http://127.0.0.1:${upstream.port}/api`, { timeoutMs: 500 })
    expect(states(await doctor(config))).toMatchObject({ port: 'ok', api: state, read: 'untried' })
  })
})

describe('TLS', () => {
  let certificate: Certificate
  let ejabberd: Ejabberd
  beforeAll(async () => {
    certificate = makeCertificate()
    ejabberd = await startEjabberd({ certificate: certificate.file })
  })
  afterAll(async () => {
    await ejabberd.stop()
    certificate.remove()
  })

  test('is well where the authority is known', async () => {
    const reports = await doctor(configOf(ejabberd.url, { tls: { verify: true, ca: certificate.pem } }))
    expect(states(reports)).toMatchObject({ tls: 'ok', api: 'ok', credentials: 'ok', read: 'ok' })
  })

  test('stops there where it is not', async () => {
    const reports = await doctor(configOf(ejabberd.url))
    expect(reports.get('tls')).toMatchObject({
      state: 'problem',
      seen: expect.stringContaining('self-signed'),
      fix: { file: 'switchboard.yml', yaml: expect.stringContaining('ca_file') },
    })
    expect(states(reports)).toMatchObject({ api: 'untried', oauth: 'untried' })
  })

  test('is complained about and passed where nobody looks at it', async () => {
    const reports = await doctor(configOf(ejabberd.url, { tls: { verify: false } }))
    expect(states(reports)).toMatchObject({ tls: 'problem', api: 'ok', read: 'ok' })
  })

  test('is missed where the listener speaks plain HTTP', async () => {
    const plain = createServer(socket =>
      socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ).listen(0, '127.0.0.1')
    await new Promise(resolve => plain.once('listening', resolve))
    closing.push(() => plain.close())
    const { port } = plain.address() as AddressInfo
    const reports = await doctor(configOf(`https://127.0.0.1:${port}/api`))
    expect(reports.get('tls')).toMatchObject({ state: 'problem', seen: expect.stringContaining('http://') })
  })
})

test('a default_version of one virtual host only is told', async () => {
  const config = `hosts: [localhost]
acl: {admin: {user: admin@localhost}}
modules: {mod_http_api: {default_version: 1}, mod_admin_extra: {}}
`
  const hosted = await startHosted({ config })
  closing.push(() => hosted.stop())
  const reports = await doctor(configOf(`${hosted.url}/api`))
  expect(reports.get('host')).toMatchObject({
    state: 'problem',
    seen: expect.stringMatching(/version 2 or newer as Host 127.*version 0 or 1 as localhost/),
    fix: { yaml: expect.stringContaining('keep_host: true') },
  })
  expect(states(reports)).toMatchObject({ credentials: 'ok' })
})

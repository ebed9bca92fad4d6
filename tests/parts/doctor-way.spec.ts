import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Certificate, makeCertificate } from '../support/certificate'
import { configOf, doctor, states } from '../support/doctor'
import { type Ejabberd, startEjabberd } from '../support/ejabberd'
import { startFaultyUpstream } from '../support/faulty-upstream'
import { startHosted } from '../support/hosted'
import { freePorts } from '../support/ports'

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
    seen: expect.stringMatching(/version 2 or newer as Host 127.*version 1 or older as localhost/),
    fix: { yaml: expect.stringContaining('keep_host: true') },
  })
  expect(states(reports)).toMatchObject({ credentials: 'ok' })
})

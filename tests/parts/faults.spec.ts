import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EjabberdConfig } from '@/lib/servers/ejabberd/config'
import { createEjabberdServer } from '@/lib/servers/ejabberd/server'
import { makeCertificate } from '../support/certificate'
import { basic, run, settings } from '../support/ejabberd-call'
import { type Fault, type FaultyUpstream, startFaultyUpstream } from '../support/faulty-upstream'
import { freePorts } from '../support/ports'

/** Everything must be over within this: the bound is `TIMEOUT_MS`, the rest is for a busy machine. */
const PATIENCE_MS = 3_000
const TIMEOUT_MS = 600
const LIMITS = { requestBytes: 1_000, answerBytes: 200_000 }

const admin = basic('admin@localhost', 'secret')
const bounded = (url: string, changes: Partial<EjabberdConfig> = {}) =>
  settings(url, { timeoutMs: TIMEOUT_MS, connectMs: TIMEOUT_MS, limits: LIMITS, ...changes })

let upstream: FaultyUpstream
beforeAll(async () => {
  upstream = await startFaultyUpstream()
})
afterAll(() => upstream.stop())

async function within<T>(work: Promise<T>): Promise<T> {
  const startedAt = Date.now()
  const result = await work
  expect(Date.now() - startedAt).toBeLessThan(PATIENCE_MS)
  return result
}

const CALLS: [Fault, object][] = [
  ['never answers', { kind: 'timeout', timeoutMs: TIMEOUT_MS }],
  ['stops in the middle of the headers', { kind: 'timeout' }],
  ['stalls in the middle of the body', { kind: 'timeout' }],
  [
    'closes without an answer',
    { kind: 'malformed-answer', message: expect.stringContaining('without an answer') },
  ],
  [
    'is cut off in the middle of the body',
    { kind: 'malformed-answer', message: expect.stringContaining('broke off') },
  ],
  ['never ends its body', { kind: 'too-large', limitBytes: LIMITS.answerBytes }],
  ['announces a body that is too large', { kind: 'too-large' }],
  ['answers a page', { kind: 'malformed-answer' }],
  ['answers broken JSON', { kind: 'malformed-answer' }],
  ['answers another type', { kind: 'malformed-answer' }],
  ['redirects', { kind: 'malformed-answer', message: expect.stringContaining('redirects') }],
  ['speaks no HTTP', { kind: 'malformed-answer', message: expect.stringContaining('HTTP') }],
  ['never ends its headers', { kind: 'malformed-answer', message: expect.stringContaining('headers') }],
  [
    'is cut off in the middle of a chunk',
    { kind: 'malformed-answer', message: expect.stringContaining('broke off') },
  ],
  [
    'sends a chunk without a length',
    { kind: 'malformed-answer', message: expect.stringContaining('broke the rules of HTTP') },
  ],
  ['announces two lengths', { kind: 'malformed-answer' }],
  ['has a header that HTTP does not allow', { kind: 'malformed-answer' }],
  [
    'says 100 before it answers',
    { kind: 'malformed-answer', message: expect.stringContaining('nobody asked') },
  ],
  ['says 102 and nothing else', { kind: 'timeout' }],
  [
    'switches to another protocol',
    { kind: 'malformed-answer', message: expect.stringContaining('another protocol') },
  ],
  ['trickles', { kind: 'timeout' }],
]

describe('a call to a server that misbehaves', () => {
  test.each(CALLS)('%s: ends with its own outcome', async (fault, outcome) => {
    upstream.behave(fault)
    const server = createEjabberdServer(bounded(`http://127.0.0.1:${upstream.port}/api`))
    const called = await within(run(server, admin, 'registered_users', { host: 'localhost' }))
    expect(called).toMatchObject(outcome)
    await server.close()
  })

  test.each(CALLS.map(([fault]) => fault))('%s: signing in and the health check say so too', async fault => {
    upstream.behave(fault)
    const server = createEjabberdServer(bounded(`http://127.0.0.1:${upstream.port}/api`))
    const identified = await within(server.identify(admin, { frontend: 'mod_http_api' }))
    expect(['timeout', 'too-large', 'malformed-answer']).toContain(identified.kind)
    expect((await within(server.health())).state).toBe('down')
    await server.close()
  })

  test.each([
    'says 102 before it answers',
    'sends more than it announced',
    'closes behind its answer',
  ] as const)('%s: is an answer, and the next call is not harmed', async fault => {
    upstream.behave(fault)
    const server = createEjabberdServer(bounded(`http://127.0.0.1:${upstream.port}/api`, { connections: 1 }))
    for (let n = 0; n < 20; n++) {
      expect(await run(server, admin, 'registered_users', { host: 'localhost' })).toEqual({
        kind: 'ok',
        value: ['alice'],
      })
    }
    await server.close()
  })

  test('a server that is well again is heard, on the connections that its faults left', async () => {
    const server = createEjabberdServer(bounded(`http://127.0.0.1:${upstream.port}/api`, { connections: 2 }))
    const ask = () => run(server, admin, 'registered_users', { host: 'localhost' })
    for (const [fault] of CALLS) {
      upstream.behave(fault)
      await Promise.all([ask(), ask(), ask()])
      upstream.behave('answers')
      expect(await ask()).toEqual({ kind: 'ok', value: ['alice'] })
    }
    await server.close()
  })
})

describe('a server that cannot be reached', () => {
  test('nobody listens: the outcome says "connection refused"', async () => {
    const [port] = await freePorts(1)
    const server = createEjabberdServer(bounded(`http://127.0.0.1:${port}/api`))
    expect(await within(run(server, admin, 'status'))).toEqual({
      kind: 'unreachable',
      message: expect.stringContaining('connection refused'),
    })
    expect(await server.health()).toMatchObject({
      state: 'down',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    })
  })

  test('no such name: the outcome says "name not found"', async () => {
    const server = createEjabberdServer(bounded('http://nosuch.invalid:5443/api', { timeoutMs: 2_500 }))
    expect(await within(run(server, admin, 'status'))).toEqual({
      kind: 'unreachable',
      message: expect.stringContaining('name not found'),
    })
  })

  test('https to a port without TLS: the outcome says so', async () => {
    upstream.behave('answers a page')
    const server = createEjabberdServer(bounded(`https://127.0.0.1:${upstream.port}/api`))
    expect(await within(run(server, admin, 'status'))).toEqual({
      kind: 'unreachable',
      message: expect.stringContaining('plain HTTP'),
    })
  })

  describe('TLS', () => {
    const certificate = makeCertificate()
    const pem = certificate.both
    const secure = createServer({ key: pem, cert: pem }, (_, response) => response.end('"x"'))
    beforeAll(() => new Promise<void>(resolve => secure.listen(0, '127.0.0.1', resolve)))
    afterAll(() => {
      secure.close()
      certificate.remove()
    })
    const address = (scheme: string, host = '127.0.0.1') =>
      `${scheme}://${host}:${(secure.address() as AddressInfo).port}/api`

    test('a certificate that nobody vouches for is refused, and the outcome names the setting', async () => {
      const server = createEjabberdServer(bounded(address('https')))
      expect(await run(server, admin, 'status')).toEqual({
        kind: 'unreachable',
        message: expect.stringMatching(/self-signed.*tls\.ca_file/),
      })
    })

    test('a certificate for another name is refused', async () => {
      const server = createEjabberdServer(
        bounded(address('https', 'localhost'), { tls: { verify: true, ca: certificate.pem } }),
      )
      expect(await run(server, admin, 'status')).toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining('another host name'),
      })
    })

    test('the named authority, or no verification, lets it through', async () => {
      for (const tls of [{ verify: true, ca: certificate.pem }, { verify: false }]) {
        const server = createEjabberdServer(bounded(address('https'), { tls }))
        expect((await run(server, admin, 'status')).kind).not.toBe('unreachable')
        await server.close()
      }
    })

    test('http to a port with TLS: the outcome says so', async () => {
      const server = createEjabberdServer(bounded(address('http')))
      const outcome = await within(run(server, admin, 'status'))
      expect(outcome.kind).toBe('malformed-answer')
    })
  })
})

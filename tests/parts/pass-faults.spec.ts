import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { EjabberdConfig } from '@/lib/servers/ejabberd/config'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { makeCertificate } from '../support/certificate'
import { settings } from '../support/ejabberd-call'
import { type Fault, type FaultyUpstream, startFaultyUpstream } from '../support/faulty-upstream'
import { type PassServer, startPassServer } from '../support/pass-server'
import { freePorts } from '../support/ports'

/** Everything must be over within this: the bound is twice `TIMEOUT_MS`, the rest is for a busy machine. */
const PATIENCE_MS = 6_000
const TIMEOUT_MS = 600
const LIMITS = { requestBytes: 1_000, answerBytes: 200_000 }

let upstream: FaultyUpstream
let server: EjabberdServer | undefined
let pass: PassServer | undefined
beforeAll(async () => {
  upstream = await startFaultyUpstream()
})
afterAll(() => upstream.stop())
afterEach(async () => {
  await pass?.stop()
  await server?.close()
  pass = server = undefined
})

async function start(changes: Partial<EjabberdConfig> = {}, url = `http://127.0.0.1:${upstream.port}/api`) {
  server = createEjabberdServer(
    settings(url, { timeoutMs: TIMEOUT_MS, connectMs: TIMEOUT_MS, limits: LIMITS, ...changes }),
  )
  pass = await startPassServer(server, ['api'])
  return pass
}

async function within<T>(work: Promise<T>): Promise<T> {
  const startedAt = Date.now()
  const result = await work
  expect(Date.now() - startedAt).toBeLessThan(PATIENCE_MS)
  return result
}

const PASSED: [Fault, number | 'broken off', string?][] = [
  ['never answers', 504, 'did not answer within 0.6 s'],
  ['stops in the middle of the headers', 504, 'did not answer within 0.6 s'],
  ['says 102 and nothing else', 504, 'did not answer within 0.6 s'],
  ['never ends its headers', 502, 'headers'],
  ['closes without an answer', 502, 'closed the connection without an answer'],
  ['announces a body that is too large', 502, 'larger than 200000 bytes'],
  ['announces two lengths', 502, 'two different lengths'],
  ['has a header that HTTP does not allow', 502, 'HTTP'],
  ['says 100 before it answers', 502, 'nobody asked'],
  ['switches to another protocol', 502, 'another protocol'],
  ['speaks no HTTP', 502, 'does not answer in HTTP'],
  ['stalls in the middle of the body', 'broken off'],
  ['is cut off in the middle of the body', 'broken off'],
  ['is cut off in the middle of a chunk', 'broken off'],
  ['sends a chunk without a length', 'broken off'],
  ['never ends its body', 'broken off'],
  ['says 102 before it answers', 200],
  ['sends more than it announced', 200],
  ['closes behind its answer', 200],
  ['answers a page', 200],
  ['answers broken JSON', 200],
  ['redirects', 302],
]

describe('the pass-through to a server that misbehaves', () => {
  test.each(PASSED)('%s: %s', async (fault, expected, words = '') => {
    upstream.behave(fault)
    const { origin, calls } = await start()
    const asked = fetch(`${origin}/api/status`, { redirect: 'manual' })
    if (expected === 'broken off') {
      await within(expect(asked.then(answer => answer.text())).rejects.toThrow())
    } else {
      const answer = await within(asked)
      expect(answer.status).toBe(expected)
      const body = await answer.text()
      if (expected >= 500) {
        const message = expect.stringContaining(words)
        expect(JSON.parse(body)).toEqual({ status: 'error', code: expected, message })
      }
    }
    await expect
      .poll(() => calls.map(call => call.status))
      .toEqual([expected === 'broken off' ? undefined : expected])
  })

  test('a body that trickles on is broken off in the end, however alive it looks', async () => {
    upstream.behave('trickles')
    const { origin } = await start({ timeoutMs: 60 })
    await within(expect(fetch(`${origin}/api/status`).then(answer => answer.text())).rejects.toThrow())
  })

  test('a request that was sent is never sent again', async () => {
    upstream.behave('closes without an answer')
    const { origin } = await start()
    const before = upstream.requests()
    const answer = await fetch(`${origin}/api/register`, { method: 'POST', body: '{}' })
    expect([answer.status, upstream.requests() - before]).toEqual([502, 1])
  })

  test('a server that closes each connection behind its answer costs no caller an error', async () => {
    upstream.behave('closes behind its answer')
    const { origin } = await start({ connections: 2 })
    for (let n = 0; n < 20; n++) {
      const statuses = await Promise.all(
        [1, 2, 3].map(() => fetch(`${origin}/api/register`, { method: 'POST', body: '{}' })),
      )
      expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200])
    }
  })

  test('a body that is too large is refused before the server is asked: 413', async () => {
    upstream.behave('answers a page')
    const { origin } = await start()
    const before = upstream.requests()
    const answer = await within(fetch(`${origin}/api/status`, { method: 'POST', body: 'x'.repeat(1_001) }))
    expect([answer.status, upstream.requests() - before]).toEqual([413, 0])
  })

  test('more requests than connections wait no longer than the bound', async () => {
    upstream.behave('never answers')
    const { origin } = await start({ connections: 1 })
    const answers = await within(Promise.all(Array.from({ length: 4 }, () => fetch(`${origin}/api/status`))))
    expect(answers.map(({ status }) => status)).toEqual([504, 504, 504, 504])
  })
})

describe('the pass-through to a server that cannot be reached', () => {
  const certificate = makeCertificate()
  const secure = createServer({ key: certificate.both, cert: certificate.both }, (_, response) =>
    response.end('"x"'),
  )
  beforeAll(() => new Promise<void>(resolve => secure.listen(0, '127.0.0.1', resolve)))
  afterAll(() => {
    secure.close()
    certificate.remove()
  })
  const securePort = () => (secure.address() as AddressInfo).port

  test.each<[string, () => Promise<string> | string, string]>([
    ['nobody listens', async () => `http://127.0.0.1:${(await freePorts(1))[0]}/api`, 'connection refused'],
    ['no such name', () => 'http://nosuch.invalid:5443/api', 'name not found'],
    ['TLS where there is none', () => `https://127.0.0.1:${upstream.port}/api`, 'plain HTTP'],
    ['a certificate that nobody vouches for', () => `https://127.0.0.1:${securePort()}/api`, 'self-signed'],
  ])('%s: 502 that says so', async (_, url, words) => {
    upstream.behave('answers a page')
    const { origin } = await start({ timeoutMs: 4_000 }, await url())
    const answer = await within(fetch(`${origin}/api/status`))
    expect(answer.status).toBe(502)
    expect(await answer.json()).toEqual({
      status: 'error',
      code: 502,
      message: expect.stringContaining(words),
    })
  })
})

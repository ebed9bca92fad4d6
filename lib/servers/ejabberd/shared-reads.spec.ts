import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import type { Value } from '@/lib/commands/types'
import type { Credentials } from '../server'
import { createEjabberdServer, type EjabberdServer } from './server'

const ORIGIN = { frontend: 'mod_http_api' } as const
const admin = { kind: 'basic', jid: 'admin@localhost', password: 'secret' } as const
const alice = { kind: 'basic', jid: 'alice@localhost', password: 'alicepw' } as const
const token = { kind: 'bearer', token: 'abc' } as const
const HOST = { host: 'localhost' }

/** Requests that wait for their answer, and what they asked. */
let waiting: { readonly asked: string; readonly response: ServerResponse }[]
let server: EjabberdServer
let stop: () => void

beforeEach(async () => {
  waiting = []
  const http = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    waiting.push({ asked: `${request.url} ${request.headers.authorization} ${body}`, response })
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  server = createEjabberdServer({
    ...{ id: 'x', label: 'X', url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api` },
    ...{ tls: { verify: true }, timeoutMs: 20_000, connectMs: 10_000, connections: 64 },
  })
  stop = () => {
    http.closeAllConnections()
    http.close()
  }
})
afterEach(async () => {
  stop()
  await server.close()
})

async function call(
  command: string,
  args: Record<string, Value> = HOST,
  credentials: Credentials = admin,
  version = LATEST,
) {
  const definition = selectVersion((await server.find(command)) ?? [], version)
  if (!definition) throw new Error(`no ${command}`)
  return server.call({ definition, version, args, credentials, caller: {}, origin: ORIGIN })
}

/** Answers all that wait once there are as many as expected; fails where there are more. */
async function answerAll(count: number, body = '["alice"]') {
  await expect.poll(() => waiting.length).toBe(count)
  for (const { response } of waiting.splice(0))
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(body)
}

const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make)

describe('equal reads at the same time', () => {
  test('are asked once, and all have the answer', async () => {
    const asked = times(20, () => call('registered_users'))
    await answerAll(1)
    expect(await Promise.all(asked)).toEqual(times(20, () => ({ kind: 'ok', value: ['alice'] })))
  })

  test('are asked again afterwards, also where they failed', async () => {
    for (const body of ['["alice"]', 'broken']) {
      const asked = call('registered_users')
      await answerAll(1, body)
      await asked
    }
    expect(waiting).toHaveLength(0)
  })

  test.each<[string, () => Promise<unknown>]>([
    ['another person', () => call('registered_users', HOST, alice)],
    [
      'the same person with another password',
      () => call('registered_users', HOST, { ...admin, password: 'x' }),
    ],
    ['a token', () => call('registered_users', HOST, token)],
    ['nobody', () => call('registered_users', HOST, { kind: 'none' })],
    ['other arguments', () => call('registered_users', { host: 'example.org' })],
    ['another command', () => call('get_roster', { user: 'alice', host: 'localhost' })],
    ['another API version', () => call('registered_users', HOST, admin, 0)],
  ])('%s asks separately', async (_, other) => {
    const asked = [call('registered_users'), other(), call('registered_users'), other()]
    await answerAll(2)
    await Promise.all(asked)
  })
})

describe('what is no read', () => {
  test('is never put together', async () => {
    const asked = times(3, () => call('register', { ...HOST, user: 'romeo', password: 'montague' }))
    await answerAll(3, '"done"')
    await Promise.all(asked)
  })

  test('ends the sharing: a read begun before it is no answer to one that comes after', async () => {
    const before = call('registered_users')
    await expect.poll(() => waiting.length).toBe(1)
    const [old] = waiting.splice(0)
    const change = call('unregister', { ...HOST, user: 'alice' })
    await answerAll(1, '""')
    await change
    const after = call('registered_users')
    await answerAll(1, '[]')
    expect(await after).toEqual({ kind: 'ok', value: [] })
    old?.response.writeHead(200, { 'Content-Type': 'application/json' }).end('["alice"]')
    expect(await before).toEqual({ kind: 'ok', value: ['alice'] })
  })

  test('ends the sharing also where another program made the change', async () => {
    const before = call('registered_users')
    await expect.poll(() => waiting.length).toBe(1)
    const change = server.forward(
      { method: 'GET', path: '/unregister', rawHeaders: [], address: '127.0.0.1' },
      { begin: () => undefined, piece: () => true, end: () => undefined },
    )
    await expect.poll(() => waiting.length).toBe(2)
    waiting.splice(1)[0]?.response.end('""')
    await change.ended
    const after = call('registered_users')
    await answerAll(2)
    await Promise.all([before, after])
  })
})

test('the same credentials are checked once, however many calls come with them', async () => {
  const asked = times(20, () => server.identify(alice, ORIGIN))
  await expect.poll(() => waiting.length).toBe(1)
  const [probe] = waiting.splice(0)
  expect(probe?.asked).toContain('/api/status Basic')
  probe?.response
    .writeHead(400, { 'Content-Type': 'application/json' })
    .end(`"Request have unknown arguments: ['']"`)
  // What it learns of the release.
  await answerAll(1, '"ejabberd 23.01 is running"')
  expect(new Set((await Promise.all(asked)).map(({ kind }) => kind))).toEqual(new Set(['ok']))
})

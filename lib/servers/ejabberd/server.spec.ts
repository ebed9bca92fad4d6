import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import type { Value } from '@/lib/commands/types'
import type { EjabberdConfig } from './config'
import { createEjabberdServer, type EjabberdServer } from './server'

interface Asked {
  readonly path: string
  readonly body: string
}

const ORIGIN = { frontend: 'mod_http_api' } as const
const admin = { kind: 'basic', jid: 'admin@localhost', password: 'secret' } as const

let stop = () => undefined as unknown
afterEach(() => stop())

/** A server that says of itself what a release says, and remembers what it was asked. */
async function startRelease(
  statusText: string | undefined,
  hasVersions: boolean,
  more: Partial<EjabberdConfig> = {},
) {
  const asked: Asked[] = []
  const http = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const path = request.url ?? ''
    asked.push({ path, body })
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    if (!hasVersions && /\/v\d+$/.test(path)) {
      json(400, { status: 'error', code: 40, message: 'Missing command name.' })
    } else if (body === '{"":1}') json(400, "Request have unknown arguments: ['']")
    else if (path.startsWith('/api/status') && statusText === undefined)
      json(403, { status: 'error', code: 32, message: 'No' })
    else if (path.startsWith('/api/status')) json(200, statusText)
    else json(200, 0)
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  const server = createEjabberdServer({
    ...{ id: 'x', label: 'X', url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api` },
    ...{ tls: { verify: true }, timeoutMs: 5_000, connectMs: 1_000, connections: 2 },
    ...more,
  })
  stop = async () => {
    await server.close()
    http.closeAllConnections()
    http.close()
  }
  return { server, asked }
}

async function call(server: EjabberdServer, command: string, args: Record<string, Value>, version = LATEST) {
  const definition = selectVersion((await server.find(command)) ?? [], version)
  if (!definition) throw new Error(`no ${command}`)
  return server.call({ definition, version, args, credentials: admin, caller: {}, origin: ORIGIN })
}

describe('the API version of a call', () => {
  const user = { user: 'alice', host: 'localhost' }

  test('is named to a server that has versions, also the newest: its default may be another', async () => {
    const { server, asked } = await startRelease('ejabberd 26.07 is running', true)
    await server.identify(admin, ORIGIN)
    await call(server, 'ban_account', { ...user, reason: '' })
    await call(server, 'ban_account', { ...user, reason: '' }, 1)
    expect(asked.slice(-2).map(({ path }) => path)).toEqual(['/api/ban_account/v3', '/api/ban_account/v1'])
  })

  test('is not named to a server before 24.02, which would not find the command', async () => {
    const { server, asked } = await startRelease('ejabberd 23.01-1 is running', false)
    await server.identify(admin, ORIGIN)
    await call(server, 'ban_account', { ...user, reason: '' })
    expect(asked.at(-1)?.path).toBe('/api/ban_account')
  })

  test('is not named to a server that has not been asked yet', async () => {
    const { server, asked } = await startRelease('ejabberd 26.07 is running', true)
    await call(server, 'ban_account', { ...user, reason: '' })
    expect(asked.map(({ path }) => path)).toEqual(['/api/ban_account'])
  })
})

describe('the release', () => {
  test.each([
    [
      'ejabberd 23.01-1+deb12u1 is running in that node',
      false,
      '23.01',
      'ejabberd 23.01',
      'Bundled facts of ejabberd 23.01',
    ],
    [
      'ejabberd 26.07.5 is running in that node',
      true,
      '26.07',
      'ejabberd 26.07.5',
      'Bundled facts of ejabberd 26.07',
    ],
    [undefined, true, '26.07', 'ejabberd', 'has not told its release'],
    [undefined, false, '23.10', 'ejabberd', 'has not told its release'],
  ])('status says %j, versions %s: the facts of %s', async (text, hasVersions, release, software, source) => {
    const { server } = await startRelease(text, hasVersions)
    await server.identify(admin, ORIGIN)
    expect(await server.catalogue()).toMatchObject({
      release,
      software,
      source: expect.stringContaining(source),
    })
  })

  test('a release between two known ones has the facts of the older, and says so', async () => {
    const { server } = await startRelease('ejabberd 25.05 is running', true)
    const { release, source } = await server.catalogue()
    expect(release < '25.05').toBe(true)
    expect(source).toContain("the nearest to this server's 25.05")
  })
})

test('accepted credentials are not checked again for each call', async () => {
  const { server, asked } = await startRelease('ejabberd 23.01 is running', false)
  for (let n = 0; n < 5; n++) await server.identify(admin, ORIGIN)
  expect(asked.filter(({ body }) => body === '{"":1}')).toHaveLength(1)
})

test('integers of any size are sent with all their digits', async () => {
  const { server, asked } = await startRelease('ejabberd 23.01 is running', false)
  await call(server, 'set_last', {
    user: 'a"b',
    host: 'h',
    timestamp: 12345678901234567890n,
    status: 'é\u0000',
  })
  expect(asked.at(-1)?.body).toBe(
    '{"user":"a\\"b","host":"h","timestamp":12345678901234567890,"status":"é\\u0000"}',
  )
})

test('many people who watch ask the server once', async () => {
  const { server, asked } = await startRelease(undefined, true)
  await Promise.all(Array.from({ length: 20 }, () => server.health()))
  expect(asked.filter(({ path }) => path === '/api/status')).toHaveLength(2)
})

describe('a limit of the API version', () => {
  const user = { user: 'alice', host: 'localhost' }

  test('is the newest that Switchboard asks for and shows; what begins above it says so', async () => {
    const { server, asked } = await startRelease('ejabberd 26.07 is running', true, { apiVersion: 1 })
    await server.identify(admin, ORIGIN)
    await call(server, 'ban_account', { ...user, reason: '' })
    await call(server, 'ban_account', { ...user, reason: '' }, 0)
    expect(asked.slice(-2).map(({ path }) => path)).toEqual(['/api/ban_account/v1', '/api/ban_account/v0'])
    expect(await server.find('get_ban_details')).toBeUndefined()
    const { commands } = await server.catalogue()
    const newest = (name: string) => commands.find(command => command.name === name)
    expect(newest('kick_user')?.versions.map(({ version }) => version)).toEqual([0])
    expect(newest('get_ban_details')?.unavailable).toContain('api_version')
  })
})

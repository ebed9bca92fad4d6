import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { settings } from '../support/ejabberd-call'
import { type PassServer, startPassServer } from '../support/pass-server'

/** The server of the configuration, and another one that nobody named there. */
const asked: string[] = []
const upstream = createServer(({ url, headers }, response) => {
  asked.push(`${headers.host} ${url}`)
  response.end('"x"')
})
let strayConnections = 0
const other = createServer().on('connection', socket => {
  strayConnections += 1
  socket.destroy()
})
let server: EjabberdServer
let pass: PassServer

const listen = (http: typeof upstream) => new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
const hostOf = (http: typeof upstream) => `127.0.0.1:${(http.address() as AddressInfo).port}`

beforeAll(async () => {
  await Promise.all([listen(upstream), listen(other)])
  server = createEjabberdServer(settings(`http://${hostOf(upstream)}/base/api`))
  pass = await startPassServer(server, ['api'])
})
afterAll(async () => {
  await pass.stop()
  await server.close()
  for (const http of [upstream, other]) http.close()
})

/** Sends a request line as it is; answers the status. */
function send(target: string, headers: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(pass.origin)
    const socket = connect(Number(port), hostname)
    let text = ''
    socket.on('data', data => {
      text += data.toString('latin1')
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(text)?.[1] ?? 0)))
    socket.write(`GET ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1')
  })
}

test('whatever a request names, only the API of the configured server is asked, under its own name', async () => {
  const elsewhere = hostOf(other)
  const piece = fc.constantFrom(
    ...['/', '//', '..', '%2e%2e', '%2F', '%5C', '\\', '@', ':', '%40', '?', '#', '%00', '%0d%0a', ';'],
    ...[
      'api',
      'admin',
      'status',
      'user:pw@',
      elsewhere,
      `http://${elsewhere}`,
      `@${elsewhere}/`,
      `//${elsewhere}/`,
    ],
  )
  const start = fc.constantFrom(
    '/api/',
    '/api',
    '/',
    '//',
    `http://${elsewhere}/api/`,
    `http://u:p@${elsewhere}/api/`,
  )
  const target = fc
    .tuple(start, fc.array(piece, { maxLength: 6 }))
    .map(([first, rest]) => first + rest.join(''))
  const header = fc.constantFrom(
    ...[
      'X-Forwarded-Host',
      'Forwarded',
      'X-Original-URL',
      'X-Rewrite-URL',
      'Location',
      'Via',
      'Proxy-Connection',
    ],
  )
  const headers = fc.array(
    header.map(name => `${name}: ${elsewhere}`),
    { maxLength: 3 },
  )
  const host = fc.constantFrom(elsewhere, `user@${elsewhere}`, 'x', '')
  await fc.assert(
    fc.asyncProperty(target, host, headers, async (path, name, more) => {
      asked.length = 0
      await send(path, [`Host: ${name}`, ...more])
      expect(asked.length).toBeLessThanOrEqual(1)
      for (const one of asked) {
        const [heard = '', url = ''] = one.split(' ')
        expect(heard).toBe(hostOf(upstream))
        expect(new URL(url, 'http://x').pathname).toMatch(/^\/base\/api(\/|$)/)
      }
    }),
    { numRuns: 150 },
  )
  expect(strayConnections).toBe(0)
})

test('a server whose url leads back here is not asked round and round: 502 that says so', async () => {
  const { origin } = new URL(pass.origin)
  const round = createEjabberdServer(settings(`${origin}/api`))
  const first = await startPassServer(round, [])
  // The second time round it is refused.
  const answer = await fetch(`${first.origin}/status`)
  expect([answer.status, await answer.json()]).toMatchObject([
    502,
    { message: expect.stringContaining('leads back to Switchboard itself') },
  ])
  await first.stop()
  await round.close()
})

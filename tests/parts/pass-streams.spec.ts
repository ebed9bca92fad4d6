import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { createEjabberdServer, type EjabberdServer } from '@/lib/servers/ejabberd/server'
import { settings } from '../support/ejabberd-call'
import { type PassServer, startPassServer } from '../support/pass-server'

const MIB = 1024 * 1024
const BODY_BYTES = 64 * MIB
/** What the buffers of two connections and two processes may hold, and far less than a body. */
const HELD_BYTES_MAX = 24 * MIB
const PIECE = Buffer.alloc(MIB, 'switchboard ')

type Handler = (request: IncomingMessage, response: ServerResponse) => void

let pass: PassServer
let server: EjabberdServer
let upstream: ReturnType<typeof createServer>
afterEach(async () => {
  await pass.stop()
  upstream.closeAllConnections()
  upstream.close()
  await server.close()
})

async function start(handler: Handler, timeoutMs = 20_000) {
  upstream = createServer({ requestTimeout: 0 }, handler)
  await new Promise<void>(resolve => upstream.listen(0, '127.0.0.1', resolve))
  const { port } = upstream.address() as AddressInfo
  server = createEjabberdServer(settings(`http://127.0.0.1:${port}/api`, { timeoutMs, connections: 2 }))
  pass = await startPassServer(server, ['api'])
  const { hostname, port: passPort } = new URL(pass.origin)
  return { host: hostname, port: Number(passPort) }
}

/** A body, and how much of it was taken. */
function body(bytes: number) {
  const taken = { bytes: 0 }
  function* pieces() {
    for (; taken.bytes < bytes; taken.bytes += PIECE.length) yield PIECE
  }
  return { taken, stream: Readable.from(pieces(), { highWaterMark: 1, objectMode: true }) }
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(stream, hash)
  return hash.digest('hex')
}

function post(port: number, bytes: number, headers: Record<string, string> = {}) {
  const asked = request({
    port,
    method: 'POST',
    path: '/api/x',
    headers: { 'Content-Length': bytes, ...headers },
  })
  asked.on('error', () => undefined)
  return asked
}

const answerTo = (asked: ReturnType<typeof request>) =>
  once(asked, 'response').then(([answer]) => answer as IncomingMessage)

/** All is over: for callers, for the server, and what is noted of it. */
async function expectAllClosed(statuses: readonly (number | undefined)[]) {
  await expect.poll(() => pass.calls.map(({ status }) => status)).toEqual(statuses)
  await expect.poll(() => pass.connections()).toBe(0)
  await expect.poll(() => countOf(upstream)).toBe(0)
}

const countOf = (http: typeof upstream) =>
  new Promise<number>(resolve => http.getConnections((_, count) => resolve(count)))

describe('64 MiB', () => {
  test('of a request, and of an answer, arrive as they are', async () => {
    const { port } = await start(async (asked, response) => {
      response.setHeader('X-Digest', await digestOf(asked))
      response.setHeader('Content-Length', BODY_BYTES)
      body(BODY_BYTES).stream.pipe(response)
    })
    const asked = post(port, BODY_BYTES)
    body(BODY_BYTES).stream.pipe(asked)
    const answer = await answerTo(asked)
    const expected = await digestOf(body(BODY_BYTES).stream)
    expect(answer.headers['x-digest']).toBe(expected)
    expect(await digestOf(answer)).toBe(expected)
  })

  test('and a byte: the request is refused before a byte of it is sent, the answer when it is announced', async () => {
    let requests = 0
    const { port } = await start((_, response) => {
      requests += 1
      response.writeHead(200, { 'Content-Length': BODY_BYTES + 1 }).write('x')
    })
    const asked = post(port, BODY_BYTES + 1, { Expect: '100-continue' })
    asked.flushHeaders()
    asked.on('continue', () => asked.end(PIECE))
    const refused = await answerTo(asked)
    refused.resume()
    expect([refused.statusCode, requests]).toEqual([413, 0])
    const answer = await fetch(`${pass.origin}/api/x`)
    expect([answer.status, requests]).toEqual([502, 1])
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('larger than 67108864') })
  })

  test('are taken from a caller no faster than the server takes them', async () => {
    const unread: IncomingMessage[] = []
    const { port } = await start(asked => void unread.push(asked), 1_000)
    const sent = body(BODY_BYTES)
    const asked = post(port, BODY_BYTES)
    sent.stream.pipe(asked)
    expect((await answerTo(asked)).statusCode).toBe(504)
    expect(sent.taken.bytes).toBeLessThan(HELD_BYTES_MAX)
    asked.destroy()
    // A connection that is not read does not notice its end.
    for (const one of unread) one.resume()
    await expectAllClosed([504])
  })

  test('are taken from the server no faster than the caller takes them, who is not waited for without end', async () => {
    const answered = body(BODY_BYTES)
    const { port } = await start((_, response) => void answered.stream.pipe(response), 1_000)
    const caller = connect(port, '127.0.0.1').on('error', () => undefined)
    caller.pause()
    caller.write('GET /api/x HTTP/1.1\r\nHost: x\r\n\r\n')
    await expect.poll(() => countOf(upstream)).toBe(1)
    await expectAllClosed([undefined])
    expect(answered.taken.bytes).toBeLessThan(HELD_BYTES_MAX)
    caller.destroy()
  })
})

describe('a caller that waits to be told to go on', () => {
  test('is told so, and the body arrives', async () => {
    const { port } = await start((asked, response) => {
      response.setHeader('X-Expect', String(asked.headers.expect))
      asked.pipe(response)
    })
    const asked = post(port, 5, { Expect: '100-continue' })
    asked.flushHeaders()
    await once(asked, 'continue')
    asked.end('"abc"')
    const answer = await answerTo(asked)
    expect(answer.headers['x-expect']).toBe('undefined')
    expect(await new Response(Readable.toWeb(answer) as BodyInit).text()).toBe('"abc"')
  })
})

describe('a caller that is slow', () => {
  test('in sending much: 408, and the server is let go', async () => {
    const { port } = await start(asked => void asked.resume(), 700)
    const asked = post(port, 10 * MIB)
    asked.write(PIECE)
    expect((await answerTo(asked)).statusCode).toBe(408)
    asked.destroy()
    await expectAllClosed([408])
  })

  test('in sending little keeps no connection of the server', async () => {
    const { port } = await start((asked, response) => void asked.pipe(response))
    const slow = Array.from({ length: 5 }, () => post(port, 1_000))
    for (const asked of slow) asked.write('x')
    // A connection that is given up before it is taken is no call.
    await expect.poll(() => pass.begun()).toBe(5)
    const quick = await fetch(`${pass.origin}/api/x`, { method: 'POST', body: '"quick"' })
    expect(await quick.text()).toBe('"quick"')
    expect(await countOf(upstream)).toBe(1)
    for (const asked of slow) asked.destroy()
    await expect.poll(() => pass.calls.filter(({ status }) => status === undefined).length).toBe(5)
  })
})

/** ejabberd refuses bodies of more than 20 MiB so. */
test('an answer that comes before any of a very large body was read reaches the caller', async () => {
  const { port } = await start((_, response) => {
    response.writeHead(400, { Connection: 'close' }).end('"no"')
  })
  for (let n = 0; n < 10; n++) {
    const asked = post(port, 30 * MIB)
    body(30 * MIB).stream.pipe(asked)
    const answer = await answerTo(asked)
    expect([answer.statusCode, await new Response(Readable.toWeb(answer) as BodyInit).text()]).toEqual([
      400,
      '"no"',
    ])
    asked.destroy()
  }
})

describe('a caller that hangs up', () => {
  test('while it waits', async () => {
    let asked = 0
    await start(() => {
      asked += 1
    })
    const hangUp = new AbortController()
    const answer = fetch(`${pass.origin}/api/x`, { signal: hangUp.signal }).catch(() => 'gone')
    await expect.poll(() => asked).toBe(1)
    hangUp.abort()
    expect(await answer).toBe('gone')
    await expectAllClosed([undefined])
  })

  test('in the middle of sending', async () => {
    let received = 0
    const { port } = await start(asked => {
      asked.on('data', piece => {
        received += piece.length
      })
    })
    const asked = post(port, 10 * MIB)
    asked.write(PIECE)
    await expect.poll(() => received).toBe(MIB)
    asked.destroy()
    await expectAllClosed([undefined])
  })

  test('in the middle of sending little: the server hears nothing of it', async () => {
    let requests = 0
    const { port } = await start(() => {
      requests += 1
    })
    const asked = post(port, 1_000)
    asked.write('x')
    await expect.poll(() => pass.connections()).toBe(1)
    asked.destroy()
    await expectAllClosed([undefined])
    expect(requests).toBe(0)
  })

  test('in the middle of reading', async () => {
    const { port } = await start((_, response) => void body(BODY_BYTES).stream.pipe(response))
    const asked = post(port, 0)
    asked.end()
    await once(await answerTo(asked), 'data')
    asked.destroy()
    await expectAllClosed([undefined])
  })

  test('many at once, and the next is served', async () => {
    const { port } = await start((asked, response) =>
      asked.url === '/api/y' ? void response.end('"y"') : void body(BODY_BYTES).stream.pipe(response),
    )
    const callers = Array.from({ length: 60 }, (_, n) => {
      const caller = connect(port, '127.0.0.1').on('error', () => undefined)
      caller.write('POST /api/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'.slice(0, 20 + n * 2))
      return caller
    })
    await expect.poll(() => pass.connections()).toBe(60)
    for (const caller of callers) caller.destroy()
    await expect.poll(() => pass.connections()).toBe(0)
    const answer = await fetch(`${pass.origin}/api/y`)
    expect(await answer.text()).toBe('"y"')
  })
})

import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** What is done to a connection once the request's headers have arrived. */
const FAULTS = {
  // The one that is well.
  answers: socket => socket.write(whole('200 OK', 'application/json', '["alice"]')),
  'never answers': () => undefined,
  'closes without an answer': socket => socket.destroy(),
  'stops in the middle of the headers': socket => socket.write('HTTP/1.1 200 OK\r\nContent-'),
  'is cut off in the middle of the body': socket =>
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n["alice",'),
  'stalls in the middle of the body': socket =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n["alice",'),
  'never ends its body': socket => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[')
    endlessly(socket, `"${'x'.repeat(60_000)}",`)
  },
  'announces a body that is too large': socket =>
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n["a"',
    ),
  'answers a page': socket => socket.write(whole('200 OK', 'text/html', '<h1>It works!</h1>')),
  'answers broken JSON': socket => socket.write(whole('200 OK', 'application/json', '["alice",')),
  'answers another type': socket => socket.write(whole('200 OK', 'application/json', '{"a":1}')),
  redirects: socket =>
    socket.write('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
  'never ends its headers': socket => {
    socket.write('HTTP/1.1 200 OK\r\n')
    endlessly(socket, `X-More: ${'x'.repeat(1_000)}\r\n`)
  },
  'is cut off in the middle of a chunk': socket =>
    socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n["alice",'),
  'sends a chunk without a length': socket =>
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n["a\r\nxyz\r\n'),
  'announces two lengths': socket =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\n"a"'),
  'has a header that HTTP does not allow': socket =>
    socket.write('HTTP/1.1 200 OK\r\nX-Bad: a\u0000b\r\nContent-Length: 3\r\n\r\n"a"'),
  'says 100 before it answers': socket =>
    socket.write(`HTTP/1.1 100 Continue\r\n\r\n${whole('200 OK', 'application/json', '["alice"]')}`),
  'says 102 before it answers': socket =>
    socket.write(`HTTP/1.1 102 Processing\r\n\r\n${whole('200 OK', 'application/json', '["alice"]')}`),
  'says 102 and nothing else': socket => socket.write('HTTP/1.1 102 Processing\r\n\r\n'),
  'switches to another protocol': socket =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  'sends more than it announced': socket =>
    socket.write(
      `${whole('200 OK', 'application/json', '["alice"]')}${whole('200 OK', 'text/plain', 'more')}`,
    ),
  'closes behind its answer': socket => socket.end(whole('200 OK', 'application/json', '["alice"]')),
  trickles: socket => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[')
    const timer = setInterval(() => socket.write(' '), 20)
    socket.on('close', () => clearInterval(timer))
  },
  'speaks no HTTP': socket => socket.write('220 mail.example.org ESMTP\r\n'),
} satisfies Record<string, (socket: Socket) => unknown>

export type Fault = keyof typeof FAULTS

/** As fast as it is read. */
function endlessly(socket: Socket, piece: string) {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', more)
  more()
}

const whole = (status: string, type: string, body: string) =>
  `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`

export interface FaultyUpstream {
  readonly port: number
  /** What it does to the requests that follow. */
  behave(fault: Fault): void
  /** Connections open now over which a request came. */
  readonly asking: () => number
  /** Requests that came. */
  readonly requests: () => number
  stop(): Promise<void>
}

/** A server that does to every request what no server should. */
export async function startFaultyUpstream(): Promise<FaultyUpstream> {
  let current: Fault = 'never answers'
  const sockets = new Set<Socket>()
  const asking = new Set<Socket>()
  let requests = 0
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      asking.delete(socket)
    })
    socket.on('data', () => {
      asking.add(socket)
      requests += 1
      FAULTS[current](socket)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    behave(fault) {
      current = fault
    },
    asking: () => asking.size,
    requests: () => requests,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

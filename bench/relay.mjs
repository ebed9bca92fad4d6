import { createServer } from 'node:http'
import { Pool } from 'undici'

/**
 * The least that Node.js needs to hand a request on: its own server, undici, and nothing of Switchboard. A process of its own:
 * `node bench/relay.mjs ORIGIN` prints its port.
 */
const [origin] = process.argv.slice(2)
const pool = new Pool(origin, { connections: 16 })

const server = createServer((request, response) => {
  const { method, url, headers } = request
  const pieces = []
  request.on('data', piece => pieces.push(piece))
  request.on('end', () => {
    const kept = ['Authorization', headers.authorization, 'Content-Type', headers['content-type']]
    pool.dispatch(
      { method, path: url, headers: kept, body: Buffer.concat(pieces) },
      {
        onConnect() {},
        onHeaders(status, received) {
          response.writeHead(
            status,
            received.map(text => text.toString('latin1')),
          )
          return true
        },
        // Whoever has gone, or takes no more: the answers here are small.
        onData(piece) {
          response.write(piece)
          return true
        },
        onComplete: () => response.end(),
        onError: () => response.destroy(),
      },
    )
  })
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))

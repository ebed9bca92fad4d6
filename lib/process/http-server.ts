import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { plainAddress } from '@/lib/interfaces/forwarded-for'
import type { HttpAnswer, HttpRequest } from '@/lib/interfaces/http'
import { originForm } from '@/lib/interfaces/target'

/** The largest body that a command interface reads, as ejabberd's web server bounds it. */
const BODY_BYTES_MAX = 20 * 1024 * 1024

/** How long a reader may take nothing of a long answer before it is cut off. */
const READER_MS_MAX = 60_000

/**
 * A server whose requests all reach `answer`: also those without `Host`, which ejabberd answers in its own way, and those
 * that wait to be told to go on with their body. Whoever reads the body tells them: a body that is refused is not sent.
 */
export function createHttpServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const take = (request: IncomingMessage, response: ServerResponse) => {
    request.url = originForm(request.url ?? '/')
    answer(request, response)
  }
  return createServer(
    { requireHostHeader: false, keepAliveTimeout: 75_000, headersTimeout: 60_000, requestTimeout: 300_000 },
    take,
  )
    .on('checkContinue', take)
    .on('checkExpectation', take)
}

/** The request as the interfaces want it; undefined where its body is too large or the client hung up. */
export async function readRequest(incoming: IncomingMessage): Promise<HttpRequest | undefined> {
  const { method = 'GET', url: target = '/', headers, socket } = incoming
  const body = hasBody(headers) ? await readBody(incoming) : undefined
  if (body === null) return undefined
  return {
    method,
    target,
    // Node joins repeated headers but for `set-cookie`, which no request has.
    headers: headers as Record<string, string | undefined>,
    body: body?.length ? body : undefined,
    address: plainAddress(socket.remoteAddress ?? ''),
  }
}

const hasBody = (headers: IncomingMessage['headers']) =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

function readBody(incoming: IncomingMessage): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > BODY_BYTES_MAX) {
        incoming.removeAllListeners('data')
        incoming.resume()
        resolve(null)
      } else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    incoming.on('error', () => resolve(null))
  })
}

/**
 * Writes an answer; undefined closes the connection without one. Resolves when all of it is handed over, or its reader
 * is gone. Rejects where a body in pieces broke off: then the connection must be cut, so that nobody takes the part for
 * the whole.
 */
export async function writeAnswer(
  response: ServerResponse,
  method: string | undefined,
  answer: HttpAnswer | undefined,
): Promise<void> {
  if (!answer) {
    // What began is reset, which nobody takes for its end, as some would a mere closing.
    if (response.headersSent) response.socket?.resetAndDestroy()
    else response.socket?.destroy()
    return
  }
  const { status, headers, body } = answer
  if (typeof body === 'object' && Symbol.asyncIterator in body) {
    response.writeHead(status, headers)
    await writePieces(response, body)
    return
  }
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  // "Not modified" has no length of its own.
  response.writeHead(status, status === 304 ? headers : { ...headers, 'Content-Length': length })
  response.end(method === 'HEAD' ? undefined : body)
}

/** No faster than they are read. Leaving the loop ends the reading of the pieces. */
async function writePieces(response: ServerResponse, pieces: AsyncIterable<string>) {
  for await (const piece of pieces) {
    if (response.destroyed) return
    if (!response.write(piece) && !response.destroyed) await writable(response)
  }
  response.end()
}

/** Resolves when the reader took what was written, hung up, or was cut off since it took nothing for too long. */
function writable(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const giveUp = setTimeout(() => response.destroy(), READER_MS_MAX)
    const done = () => {
      clearTimeout(giveUp)
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}

export const TOO_LARGE: HttpAnswer = {
  status: 413,
  headers: { 'Content-Type': 'application/json', Connection: 'close' },
  body: JSON.stringify({ status: 'error', code: 413, message: 'The body is larger than 20 MiB.' }),
}

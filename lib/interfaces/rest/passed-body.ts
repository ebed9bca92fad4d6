import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough, type Readable } from 'node:stream'

/** A body up to this size is read whole before the server is asked, so that a slow caller keeps no connection of its. */
const READ_FIRST_BYTES = 64 * 1024

/** Of a larger body ejabberd reads nothing: it answers at once. */
const READ_BYTES_MAX = 20 * 1024 * 1024 - 1

/** So long a body that ejabberd would not read is held back. Sent into its refusal, it would cost the caller the answer. */
const HOLD_MS = 200

export interface PassedBody {
  readonly content: Buffer | Readable
  readonly bytes: number
}

/**
 * The body of a request of a known length: a small one read, a larger one as a stream, which is read no faster than the
 * server takes it. Undefined where there is none, 'gone' where the caller has hung up. A caller that waits to be told
 * to go on (`Expect: 100-continue`) is told so.
 */
export async function passedBody(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: number,
): Promise<PassedBody | undefined | 'gone'> {
  if (bytes === 0) return undefined
  if (expectsGoOn(request)) response.writeContinue()
  if (bytes > READ_FIRST_BYTES) {
    // Not the request itself: ending that would end the caller's connection, and with it an answer that came early.
    const content = new PassThrough()
    if (bytes > READ_BYTES_MAX) holdBack(request, content)
    else request.pipe(content)
    return { content, bytes }
  }
  const content = await readAll(request)
  return content ? { content, bytes } : 'gone'
}

export const expectsGoOn = ({ headers }: IncomingMessage): boolean =>
  headers.expect !== undefined && /^100-continue$/i.test(headers.expect)

/** Hands on one byte, with which the headers go out, and the rest after a while. */
function holdBack(request: IncomingMessage, content: PassThrough) {
  request.once('readable', () => {
    content.write(request.read(1) ?? '')
    setTimeout(() => content.destroyed || request.pipe(content), HOLD_MS)
  })
}

function readAll(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => resolve(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)))
    request.on('close', () => resolve(undefined))
  })
}

import { Readable } from 'node:stream'
import type { HttpAnswer, HttpRequest } from './http'

/** A web `Request` as the interfaces want it: for Next's route handlers, where no `server.ts` stands in front. */
export async function fromWeb(request: Request): Promise<HttpRequest> {
  const { pathname, search } = new URL(request.url)
  const headers = Object.fromEntries(request.headers)
  const body = new Uint8Array(await request.arrayBuffer())
  return {
    method: request.method,
    target: pathname + search,
    headers,
    body: body.length ? body : undefined,
    address: headers['x-forwarded-for']?.split(',').at(-1)?.trim() ?? '',
  }
}

/** Next cannot drop a connection, so an answer that is none becomes a plain 500. */
export function toWeb(answer: HttpAnswer | undefined): Response {
  if (!answer) return new Response(null, { status: 500 })
  const { status, headers, body } = answer
  const isPieces = typeof body === 'object' && Symbol.asyncIterator in body
  const content = isPieces ? Readable.toWeb(Readable.from(body)) : body
  // The platform wants no body at all where the status has none.
  return new Response(status === 304 ? null : (content as BodyInit), { status, headers })
}

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { explain } from '@/lib/interfaces/rest/passthrough'
import { fromWeb, toWeb } from '@/lib/interfaces/web'
import { runtime } from '@/lib/runtime'
import type { EjabberdServer } from '@/lib/servers/ejabberd/server'
import { type CommandInterfaces, createCommandInterfaces, type Onward } from './commands'

let interfaces: CommandInterfaces | undefined

/**
 * The command interfaces as Next's route handlers call them, where no `server.ts` stands in front (`next dev`,
 * `next start`). The same handlers answer; real servers are forwarded to.
 */
export async function answerWeb(request: Request): Promise<Response> {
  const app = await runtime()
  interfaces ??= createCommandInterfaces(app)
  const { pathname, search } = new URL(request.url)
  const real = interfaces.passThrough(pathname + search)
  const server = real && app.ejabberds.get(real.server)
  if (real && server) return forward(request, server, real)
  return toWeb(await interfaces.listener.handle(await fromWeb(request)))
}

async function forward(request: Request, server: EjabberdServer, { to, rest }: Onward): Promise<Response> {
  const bytes = Number(request.headers.get('content-length') ?? 0)
  if (bytes > server.limits.requestBytes) return new Response(null, { status: 413 })
  const stream = request.body && bytes > 0 ? Readable.fromWeb(request.body as ReadableStream) : undefined
  const raw = {
    method: request.method,
    to,
    path: rest,
    rawHeaders: [...request.headers].flat(),
    body: stream && { stream, bytes },
    address: request.headers.get('x-forwarded-for') ?? '',
  }
  const answer = await server.forward(raw, request.signal)
  if (answer.kind !== 'ok') {
    const [code, message] = explain(answer)
    return Response.json({ status: 'error', code, message }, { status: code })
  }
  const { status, rawHeaders, body } = answer.value
  const headers = new Headers()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  return new Response(Readable.toWeb(body) as BodyInit, { status, headers })
}

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { explain } from '@/lib/interfaces/rest/own-answer'
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
  const content = request.body && bytes > 0 ? Readable.fromWeb(request.body as ReadableStream) : undefined
  const raw = {
    method: request.method,
    to,
    path: rest,
    rawHeaders: [...request.headers].flat(),
    body: content && { content, bytes },
    address: request.headers.get('x-forwarded-for') ?? '',
  }
  return new Promise(resolve => {
    const body = new Readable({ read: () => exchange.resume() })
    const exchange = server.forward(raw, {
      begin(status, _, rawHeaders) {
        const headers = new Headers()
        for (let at = 0; at + 1 < rawHeaders.length; at += 2)
          headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
        const isEmpty = EMPTY.has(status)
        resolve(new Response(isEmpty ? null : (Readable.toWeb(body) as BodyInit), { status, headers }))
      },
      piece: piece => body.push(piece),
      end: () => body.push(null),
    })
    request.signal.addEventListener('abort', exchange.hangUp)
    body.once('close', exchange.hangUp)
    exchange.ended.then(ended => {
      if (ended.kind === 'ok') return
      // Where nothing came yet this is the answer; where something did, the rest is missing.
      const [code, message] = ended.kind === 'hung-up' ? [502, ''] : explain(ended)
      resolve(Response.json({ status: 'error', code, message }, { status: code }))
      body.on('error', () => undefined).destroy(new Error(message))
    })
  })
}

/** Statuses whose answers have no body. */
const EMPTY: ReadonlySet<number> = new Set([204, 205, 304])

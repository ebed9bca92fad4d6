import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { addressBehind } from '@/lib/interfaces/forwarded-for'
import { refuseJson, UNREADABLE_ADDRESS } from '@/lib/interfaces/rest/own-answer'
import { expectsGoOn } from '@/lib/interfaces/rest/passed-body'
import { passThrough } from '@/lib/interfaces/rest/passthrough'
import type { Runtime } from '@/lib/runtime'
import { createCommandInterfaces, type Onward } from './commands'
import { createHttpServer, readRequest, TOO_LARGE, writeAnswer } from './http-server'

/** What answers requests that no command interface takes: Next.js. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** The process's one HTTP server: command interfaces first, pages for the rest (none with `--api-only`). */
export function createProcessServer(app: Runtime, pages: () => PageHandler | undefined): Server {
  const { listener, passThrough: realServer } = createCommandInterfaces(app)

  return createHttpServer((request, response) => {
    const target = request.url ?? '/'
    if (target === '/healthz') return void writeAnswer(response, request.method, HEALTHY)
    const page = pages()
    // next-auth's routes lie below the API's prefix.
    if (page && target.startsWith('/api/auth/')) return show(page, request, response)
    const real = realServer(target)
    if (real) return pass(real, request, response)
    if (page && !listener.claims(target)) return show(page, request, response)
    return void answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    try {
      if (expectsGoOn(request)) response.writeContinue()
      const read = await readRequest(request)
      await writeAnswer(response, request.method, read ? await listener.handle(read) : TOO_LARGE)
    } catch (error) {
      const isLater = app.store.isUnreachable(error)
      console.error(
        `${request.method} ${request.url?.split('?')[0]} ${isLater ? 'could not reach the database' : 'crashed'}:`,
        isLater && error instanceof Error ? error.message || error : error,
      )
      await writeAnswer(response, request.method, isLater ? LATER : undefined)
    }
  }

  function pass(real: Onward, request: IncomingMessage, response: ServerResponse) {
    const server = app.ejabberds.get(real.server)
    if (!server) return
    void passThrough({
      server,
      to: real.to,
      rest: real.rest,
      request,
      response,
      trustedProxies: app.config.trustedProxies,
      onCall: call => app.journal.passing(call),
      onToken: fingerprint => app.tokenNotes.used(server.id, fingerprint),
    })
  }

  function show(page: PageHandler, request: IncomingMessage, response: ServerResponse) {
    // Next keeps what the client claims here; who the client is must not be its own word.
    const address = addressBehind(request, app.config.trustedProxies)
    if (address === undefined) return void refuseJson(response, 400, UNREADABLE_ADDRESS)
    request.headers['x-forwarded-for'] = address
    if (expectsGoOn(request)) response.writeContinue()
    for (const [name, value] of PAGE_HEADERS) response.setHeader(name, value)
    page(request, response).catch(error => {
      console.error(`Page ${request.url?.split('?')[0]} failed:`, error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}

const HEALTHY = { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'ok\n' }

/** The database is not there. Nothing was done. */
const LATER = {
  status: 503,
  headers: { 'Content-Type': 'application/json', 'Retry-After': '2' },
  body: '"database_unavailable"',
}

/** No framing, no guessing of types, no addresses (they can name accounts) to other sites. */
const PAGE_HEADERS = [
  ['X-Frame-Options', 'DENY'],
  [
    'Content-Security-Policy',
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
] as const

import type { ApiError } from '@/lib/client/types'
import { type Runtime, runtime } from '@/lib/runtime'
import type { CommandServer } from '@/lib/servers/server'
import { readSessionKey } from '@/lib/session/cookie'
import type { SessionKey, SignedIn } from '@/lib/session/vault'
import { isSameSite } from './same-site'

type ErrorKind = ApiError['error']['kind']

const STATUS: Record<ErrorKind, number> = {
  'signed-out': 401,
  'cross-site': 403,
  forbidden: 403,
  'not-found': 404,
  'bad-request': 400,
  unreachable: 502,
  internal: 500,
}

/** An answer of the console's endpoints other than 2xx. Thrown inside a route, told to the browser. */
export class ConsoleError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
  ) {
    super(message)
  }
}

/** What every route of the console has at hand. */
export interface Visit {
  readonly app: Runtime
  readonly request: Request
  /** Address of the browser. */
  readonly address: string | undefined
  readonly session: SessionKey | undefined
}

/** A visit to one server by somebody who is signed in there. */
export interface ServerVisit extends Visit {
  readonly server: CommandServer
  readonly person: SignedIn
}

/**
 * One route of `/console-api`: same site only, never cached, errors in one shape, no stack trace outside. A Response is
 * handed out as it is: it comes in pieces.
 */
export async function consoleRoute(
  request: Request,
  answer: (visit: Visit) => Promise<unknown>,
): Promise<Response> {
  try {
    // Reads are guarded too: what a session may see is nobody else's to ask for.
    if (!isSameSite(request.headers)) {
      throw new ConsoleError(
        'cross-site',
        'Only pages of this site may call this address. Open the console itself.',
      )
    }
    const app = await runtime()
    const headers = Object.fromEntries(request.headers)
    const session = await readSessionKey(app.authSecret, headers)
    const answered = await answer({ app, request, session, address: headers['x-forwarded-for'] })
    return answered instanceof Response ? answered : json(200, answered)
  } catch (error) {
    // The page was left while it asked: nobody waits for the answer.
    if (request.signal.aborted) return new Response(null, { status: 499 })
    const known = error instanceof ConsoleError
    if (!known) console.error(`${request.method} ${new URL(request.url).pathname} failed:`, error)
    const kind = known ? error.kind : 'internal'
    const message = known
      ? error.message
      : 'Switchboard made a mistake here. Its log has the details; try again.'
    return json(STATUS[kind], { error: { kind, message } } satisfies ApiError)
  }
}

/** The same for the routes of one server: unknown servers and signed-out people do not get further. */
export function serverRoute(request: Request, id: string, answer: (visit: ServerVisit) => Promise<unknown>) {
  return consoleRoute(request, async visit => {
    const server = visit.app.servers.get(id)
    if (!server)
      throw new ConsoleError('not-found', `There is no server "${id}". Choose one in the server list.`)
    const person = visit.session && (await visit.app.vault.get(visit.session, id))
    if (!person) throw new ConsoleError('signed-out', `Sign in at ${server.label} to go on.`)
    return answer({ ...visit, server, person })
  })
}

/** Whether the person may still come in; learns what the server tells to people of theirs only. */
export async function stillWelcome({ app, session, server, person, address }: ServerVisit): Promise<void> {
  const { kind } = await server.identify(person.credentials, { frontend: 'mod_http_api', address })
  if (kind === 'bad-credentials' || kind === 'bad-token') {
    if (session) await app.vault.remove(session, server.id)
    throw noLongerWelcome(server)
  }
}

export const noLongerWelcome = ({ label }: CommandServer) =>
  new ConsoleError('signed-out', `${label} no longer accepts these credentials. Sign in again.`)

function json(status: number, body: unknown): Response {
  // Integers that a JavaScript number cannot hold exactly travel as text.
  const text = JSON.stringify(body, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}

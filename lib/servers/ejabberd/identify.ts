import { createHmac, randomBytes } from 'node:crypto'
import { formatJid, parseJid } from '@/lib/commands/jid'
import type { Outcome } from '@/lib/commands/outcome'
import type { Caller, Credentials } from '../server'
import type { Answer, EjabberdClient } from './client'
import { malformed } from './faults'

/** How long accepted credentials are believed without asking again. A call with revoked ones fails all the same. */
const BELIEVED_MS = 60_000
const BELIEVED_MAX = 1000

/** The argument that no command has: a request with it runs nothing, whoever sends it (SPEC 8). */
export const POISON = '{"":1}'

export interface Identify {
  (credentials: Credentials): Promise<Outcome<Caller>>
  /** The server has refused these: they are asked about again. */
  forget(credentials: Credentials): void
}

/**
 * Checks credentials by asking for `status` with an argument that no command has. ejabberd looks at credentials before
 * arguments, so 400 means that they are good and 401 that they are not; nothing is run (SPEC 8). A token's owner and
 * scopes are not told.
 *
 * @param onAccepted told of newly accepted credentials, and waited for
 */
export function createIdentify(
  client: EjabberdClient,
  onAccepted: (authorization: string) => Promise<void>,
): Identify {
  const believed = new Map<string, { readonly caller: Caller; readonly until: number }>()
  const underway = new Map<string, Promise<Outcome<Caller>>>()
  // Passwords are kept only as digests that are worth nothing outside this process.
  const key = randomBytes(32)
  const digestOf = (authorization: string) => createHmac('sha256', key).update(authorization).digest('base64')

  const identify = async (credentials: Credentials): Promise<Outcome<Caller>> => {
    if (credentials.kind === 'none') return { kind: 'ok', value: {} }
    const authorization = authorizationOf(credentials)
    const caller = callerOf(credentials)
    if (authorization === undefined || caller === undefined) return { kind: 'bad-credentials' }
    const digest = digestOf(authorization)
    const known = believed.get(digest)
    if (known && known.until > Date.now()) return { kind: 'ok', value: known.caller }
    const same = underway.get(digest)
    if (same) return same
    const check = ask(authorization, digest, caller).finally(() => underway.delete(digest))
    underway.set(digest, check)
    return check
  }

  const ask = async (authorization: string, digest: string, caller: Caller): Promise<Outcome<Caller>> => {
    const asked = await client.ask({ path: 'status', body: POISON, authorization })
    const verdict = asked.kind === 'ok' ? readProbe(asked.value, client.host) : asked
    if (verdict.kind !== 'ok') return verdict
    believed.delete(digest)
    if (believed.size >= BELIEVED_MAX) believed.delete(believed.keys().next().value ?? '')
    believed.set(digest, { caller, until: Date.now() + BELIEVED_MS })
    await onAccepted(authorization)
    return { kind: 'ok', value: caller }
  }

  return Object.assign(identify, {
    forget(credentials: Credentials) {
      const authorization = authorizationOf(credentials)
      if (authorization !== undefined) believed.delete(digestOf(authorization))
    },
  })
}

/** The `Authorization` header of credentials; undefined where there is none to send. */
export function authorizationOf(credentials: Credentials): string | undefined {
  if (credentials.kind === 'bearer')
    return isHeaderText(credentials.token) ? `Bearer ${credentials.token}` : undefined
  if (credentials.kind !== 'basic') return undefined
  const jid = parseJid(credentials.jid)
  if (!jid?.user) return undefined
  const text = `${formatJid({ user: jid.user, host: jid.host })}:${credentials.password}`
  return `Basic ${Buffer.from(text, 'utf8').toString('base64')}`
}

/** The account and password of credentials that have them: what opens XMPP. */
export function accountOf(
  credentials: Credentials,
): { user: string; host: string; password: string } | undefined {
  if (credentials.kind !== 'basic') return undefined
  const jid = parseJid(credentials.jid)
  return jid?.user ? { user: jid.user, host: jid.host, password: credentials.password } : undefined
}

function callerOf(credentials: Credentials): Caller | undefined {
  if (credentials.kind === 'bearer') return {}
  const jid = credentials.kind === 'basic' ? parseJid(credentials.jid) : undefined
  return jid?.user ? { jid: { user: jid.user, host: jid.host } } : undefined
}

/** A token goes into a header as it is. */
const isHeaderText = (token: string) => /^[\x21-\x7e]+$/.test(token)

/** "Request have unknown arguments: …": the command exists, and its arguments were looked at. */
export const isComplaint = (body: Buffer) => body.subarray(0, 13).toString() === '"Request have'

/** What the answer to a request with `POISON` says: of credentials where some were sent, and whether this is the API. */
export function readProbe({ status, type, body }: Answer, host: string): Outcome<undefined> {
  if (type === 'application/json') {
    if (status === 400 && isComplaint(body)) return { kind: 'ok', value: undefined }
    if (status === 401) return { kind: body.includes('Oauth Token') ? 'bad-token' : 'bad-credentials' }
  }
  return malformed(
    status === 404
      ? `${host} has no command API at this path (404). Check the url, and mod_http_api in the listener's request_handlers`
      : `${host} does not answer as ejabberd's mod_http_api does (HTTP ${status})`,
  )
}

import { z } from 'zod'
import type { IssuedToken, IssueRequest } from '@/lib/client/token-desk'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import { formatJid, parseJid } from '@/lib/commands/jid'
import { type Outcome, ok } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import { fingerprint } from '@/lib/servers/fingerprint'
import { callAs } from '../call'
import { readBody } from '../read-body'
import { ConsoleError, type ServerVisit } from '../route'

/** A hundred years. */
const SECONDS_MAX = 3_153_600_000

const issueRequest: z.ZodType<IssueRequest> = z.strictObject({
  owner: z.string(),
  seconds: z.number().int().min(1).max(SECONDS_MAX),
  scopes: z.array(z.string().regex(/^[^\s;]+$/, 'is no scope')).max(1000),
  name: z.string().max(100),
  purpose: z.string().max(1000),
})

/** Issues a token as the person, notes what it is for, and answers it this once. */
export async function issueToken(visit: ServerVisit): Promise<{ outcome: Outcome<IssuedToken> }> {
  const { app, server, person } = visit
  const { owner: wanted, seconds, scopes, name, purpose } = await readBody(visit.request, issueRequest)
  const jid = parseJid(wanted)
  if (!jid?.user) throw new ConsoleError('bad-request', 'owner: must be a JID such as alice@localhost')
  const owner = formatJid({ user: jid.user, host: jid.host })
  const createdAt = Date.now()
  const { outcome } = await callAs(visit, {
    command: 'oauth_issue_token',
    args: { jid: owner, ttl: seconds, scopes: await asArgument(visit, scopes) },
    forOwnAccount: true,
  })
  if (outcome.kind !== 'ok') return { outcome }
  const token = tokenOf(outcome.value)
  if (token === undefined) {
    return {
      outcome: { kind: 'malformed-answer', message: 'It says that it issued a token, and shows none' },
    }
  }
  const known = { fingerprint: fingerprint(token), owner, name, purpose }
  const expiresAt = createdAt + seconds * 1000
  await app.tokenNotes.put({
    ...known,
    server_id: server.id,
    scopes: scopes.join(' '),
    created_by: person.name,
    created_at: createdAt,
    expires_at: expiresAt,
  })
  const made = { createdBy: person.name, createdAt, expiresAt, lastUsedAt: null, isListed: true }
  return { outcome: ok({ ...known, ...made, scopes, token }) }
}

/** Scopes as the server's definition wants them: a list since 24.02, one text before. */
async function asArgument({ server }: ServerVisit, scopes: readonly string[]): Promise<Json> {
  const definition = selectVersion((await server.find('oauth_issue_token')) ?? [], LATEST)
  const isList = definition?.args.some(({ name, type }) => name === 'scopes' && type.kind === 'list')
  return isList ? scopes : scopes.join(';')
}

function tokenOf(value: Json): string | undefined {
  const token = (value as { readonly token?: Json } | null)?.token
  return typeof token === 'string' && token ? token : undefined
}

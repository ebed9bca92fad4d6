import { LATEST, selectVersion } from '@/lib/commands/definition'
import { formatJid } from '@/lib/commands/jid'
import { type Failure, ok, refusedAtom } from '@/lib/commands/outcome'
import type { GatewayCall } from '@/lib/gateway/call'
import type { Journal } from '@/lib/gateway/journal'
import type { GrantRefusal, GrantRequest } from '@/lib/servers/hosted/oauth'
import type { HostedServer } from '@/lib/servers/hosted/server'
import type { Token } from '@/lib/servers/hosted/tokens'

/** Grants are recorded as what they are: a token issued, or refused. */
const COMMAND = 'oauth_issue_token'

interface Parts {
  readonly server: HostedServer
  readonly journal: Journal
}

/** Gives somebody the token that they ask for with their password, or says why not. Recorded either way. */
export async function giveToken(
  { server, journal }: Parts,
  request: GrantRequest,
): Promise<({ kind: 'token' } & Token) | GrantRefusal> {
  const call = callOf(server, request)
  const startedAt = Date.now()
  const permit = await server.oauth.allow(request)
  const definition = selectVersion((await server.find(COMMAND)) ?? [], LATEST)
  if (permit.kind !== 'permit' || !definition) {
    if (permit.kind === 'permit') throw new Error(`The hosted server has no command ${COMMAND}`)
    journal.refused({ call, startedAt, definition, outcome: outcomeOf(permit) })
    return permit
  }
  const { jid } = permit
  const args = { jid: formatJid(jid), ttl: request.ttlSeconds, scopes: request.scopes }
  const entry = await journal.intent({ call, startedAt, definition, caller: { jid }, args })
  const token = await permit.issue()
  entry.complete(ok(''))
  return { kind: 'token', ...token }
}

/** A client that is not what it says it is, before anybody's password is looked at. */
export function refuseClient({ server, journal }: Parts, address: string | undefined): void {
  const call = callOf(server, { address })
  journal.refused({ call, startedAt: Date.now(), outcome: { kind: 'bad-credentials' } })
}

function callOf(
  server: HostedServer,
  { jid, password = '', address }: { jid?: string; password?: string; address: string | undefined },
): GatewayCall {
  return {
    server,
    command: COMMAND,
    version: LATEST,
    credentials: jid === undefined ? { kind: 'none' } : { kind: 'basic', jid, password },
    origin: { frontend: 'ejabberd_oauth', address },
    readArguments: () => ok({}),
  }
}

function outcomeOf(refusal: GrantRefusal): Failure {
  if (refusal.kind === 'bad-scope') return refusedAtom('invalid_scope')
  return refusal.kind === 'bad-password' ? { kind: 'bad-credentials' } : refusal
}

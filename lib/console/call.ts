import { decodeArguments } from '@/lib/commands/decode'
import { LATEST } from '@/lib/commands/definition'
import { readJsonObject } from '@/lib/commands/json'
import type { Outcome } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import type { Credentials } from '@/lib/servers/server'
import { ConsoleError, noLongerWelcome, type ServerVisit } from './route'

interface Call {
  readonly command: string
  readonly args: Readonly<Record<string, Json>>
  /** API version; left out: the newest. */
  readonly version?: number
  /** Also what the rules refuse, where it concerns the person's own account only. */
  readonly forOwnAccount?: boolean
}

/**
 * Puts a command to the visited server as the signed-in person, on the gateway's road. Raises a ConsoleError where the
 * server no longer accepts their credentials; every other outcome is returned.
 */
export async function callAs(visit: ServerVisit, call: Call) {
  const { app, session, server, person } = visit
  const answer = await callWith(visit, person.credentials, call)
  // Their password was changed, their token revoked: the session has nothing left to show for itself.
  if (answer.outcome.kind === 'bad-credentials' || answer.outcome.kind === 'bad-token') {
    if (session) await app.vault.remove(session, server.id)
    throw noLongerWelcome(server)
  }
  return answer
}

/** The same with other credentials than the session's; that they are wrong is an outcome like any other. */
export async function callWith(
  { app, server, address }: Pick<ServerVisit, 'app' | 'server' | 'address'>,
  credentials: Credentials,
  { command, args, version = LATEST, forOwnAccount }: Call,
) {
  const given = readJsonObject(new TextEncoder().encode(JSON.stringify(args)))
  if (!given) throw new ConsoleError('bad-request', 'The arguments must be one JSON object.')
  const { outcome, definition, isOwnAccount } = await app.gateway.run({
    server,
    command,
    version,
    credentials,
    origin: { frontend: 'mod_http_api', address },
    readArguments: found => decodeArguments(found, given, word => server.isKnownWord(word)),
    forOwnAccount,
  })
  return { outcome: outcome as Outcome<Json>, definition, isOwnAccount: isOwnAccount ?? false }
}

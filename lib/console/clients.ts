import type { ClientList, ClientSummary } from '@/lib/client/token-desk'
import { LATEST, selectVersion } from '@/lib/commands/definition'
import { type Outcome, ok } from '@/lib/commands/outcome'
import { listClients, type OauthClient } from '@/lib/servers/hosted/oauth-clients'
import { callerOf } from './person'
import { ConsoleError, type ServerVisit } from './route'

/**
 * The OAuth clients of the hosted server, without their secrets, for whom the rules let add them. ejabberd has no command
 * that lists them: of a real server nobody can know.
 */
export async function clientList(visit: ServerVisit): Promise<{ outcome: Outcome<ClientList> }> {
  const { app, server, address } = visit
  if (server.kind !== 'hosted') {
    throw new ConsoleError('not-found', 'ejabberd has no command that lists its OAuth clients.')
  }
  const caller = await callerOf(visit)
  const definition = selectVersion((await server.find('oauth_add_client_password')) ?? [], LATEST)
  const call = definition && {
    definition,
    version: LATEST,
    args: {},
    credentials: visit.person.credentials,
    caller,
    origin: { frontend: 'mod_http_api', address } as const,
  }
  if (!call || !(await server.authorize(call)).allowed) return { outcome: { kind: 'forbidden' } }
  const clients = await listClients(app.store)
  return {
    outcome: ok({ clients: clients.map(withoutSecret), check: app.config.hosted.oauth.clientIdCheck }),
  }
}

function withoutSecret(client: OauthClient): ClientSummary {
  const { id, name, grant } = client
  return client.grant === 'implicit'
    ? { id, name, grant, redirectUri: client.redirectUri }
    : { id, name, grant }
}

import type { ServerSummary, ServersAnswer } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import type { CommandServer } from '@/lib/servers/server'
import type { Visit } from './route'

/** Nobody waits longer than this for a list of servers because one of them is silent. */
const PATIENCE_MS = 300

/** All configured servers with their health, and where this browser is signed in. Needs no session: it is on the sign-in page. */
export async function listServers({ app, session }: Visit): Promise<ServersAnswer> {
  const names = session ? await app.vault.list(session) : new Map<string, string>()
  const summaries = [...app.servers.values()].map(async (server): Promise<ServerSummary> => {
    const health = await server.health(PATIENCE_MS)
    return {
      id: server.id,
      label: server.label,
      kind: server.kind,
      apiPath: apiPath(server, app.config.defaultServer),
      ...health,
      signedInAs: names.get(server.id) ?? null,
    }
  })
  return { servers: await Promise.all(summaries) }
}

const apiPath = (server: CommandServer, defaultServer: string) =>
  server.id === defaultServer ? paths.api() : paths.serverApi(server.id)

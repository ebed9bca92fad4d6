import { fromWeb, toWeb } from '@/lib/interfaces/web'
import { runtime } from '@/lib/runtime'
import { type CommandInterfaces, createCommandInterfaces } from './commands'

let interfaces: Promise<CommandInterfaces> | undefined

/**
 * The command interfaces as Next's route handlers call them, where no `server.ts` stands in front (`next dev`,
 * `next start`). The same handlers answer; real servers are forwarded to.
 */
export async function answerWeb(request: Request): Promise<Response> {
  const app = await runtime()
  interfaces ??= Promise.resolve(createCommandInterfaces(app))
  const { listener, passThrough } = await interfaces
  const { pathname, search } = new URL(request.url)
  const real = passThrough(pathname + search)
  const server = real && app.ejabberds.get(real.server)
  if (real && server) return forward(request, server, real.rest)
  return toWeb(await listener.handle(await fromWeb(request)))
}

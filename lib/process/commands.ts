import { createListener, type Listener, type Mount } from '@/lib/interfaces/listener'
import { createRestHandler } from '@/lib/interfaces/rest/handler'
import { onwardPath } from '@/lib/interfaces/rest/onward-path'
import type { Runtime } from '@/lib/runtime'
import type { CommandServer } from '@/lib/servers/server'

/** The command interfaces of the servers that Switchboard hosts, and those of real ones, by address. */
export interface CommandInterfaces {
  /** For hosted servers. */
  readonly listener: Listener
  /** The real server that a request is for, and the part of its target that follows the server's own prefix. */
  passThrough(target: string): { readonly server: string; readonly rest: string } | undefined
}

/**
 * Puts the interfaces at their addresses: those of the configuration for the default server, and
 * `/servers/<id>/api` for every server.
 */
export function createCommandInterfaces(app: Runtime): CommandInterfaces {
  const { listener, defaultServer } = app.config
  const hosted = [...app.servers.values()].filter(server => server.kind === 'hosted')
  const own = hosted.find(server => server.id === defaultServer)
  const prefixes = realPrefixes(app)
  return {
    listener: createListener({
      handlers: [
        ...(own ? listener.handlers.flatMap(({ prefix, module }) => mount(app, own, prefix, module)) : []),
        ...hosted.flatMap(server => mount(app, server, ['servers', server.id, 'api'], 'mod_http_api')),
      ],
    }),
    passThrough(target) {
      for (const { id, prefix } of prefixes) {
        const rest = onwardPath(target, prefix)
        if (rest !== undefined) return { server: id, rest }
      }
      return undefined
    },
  }
}

function mount(app: Runtime, server: CommandServer, prefix: readonly string[], module: string): Mount[] {
  if (module !== 'mod_http_api') return []
  const { listener, defaultVersion, trustedProxies } = app.config
  const { gateway } = app
  return [
    {
      prefix,
      handle: createRestHandler({
        gateway,
        server,
        tag: listener.tag,
        defaultVersion,
        trustedProxies,
      }),
    },
  ]
}

function realPrefixes({ ejabberds, config }: Runtime) {
  const named = [...ejabberds.keys()].map(id => ({ id, prefix: ['servers', id, 'api'] }))
  return ejabberds.has(config.defaultServer)
    ? [{ id: config.defaultServer, prefix: ['api'] }, ...named]
    : named
}

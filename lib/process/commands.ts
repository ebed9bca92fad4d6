import { createRemoteCtlHandler } from '@/lib/interfaces/ctl/handler'
import { createListener, type Listener, type Mount } from '@/lib/interfaces/listener'
import { createModRestHandler } from '@/lib/interfaces/mod-rest/handler'
import { createOauthHandler } from '@/lib/interfaces/oauth/handler'
import { createOpenApiHandler } from '@/lib/interfaces/openapi/handler'
import { createRestHandler } from '@/lib/interfaces/rest/handler'
import { onwardPath } from '@/lib/interfaces/rest/onward-path'
import { createXmlRpcHandler } from '@/lib/interfaces/xmlrpc/handler'
import { paths } from '@/lib/paths'
import type { Runtime } from '@/lib/runtime'

/** The part of a real server that a request is for, and what of its target follows that part's prefix. */
export interface Onward {
  readonly server: string
  readonly to: 'api' | 'oauth'
  readonly rest: string
}

/** The command interfaces of the servers that Switchboard hosts, and those of real ones, by address. */
export interface CommandInterfaces {
  /** For hosted servers; the OpenAPI documents of all. */
  readonly listener: Listener
  passThrough(target: string): Onward | undefined
}

/**
 * Puts the interfaces at their addresses: those of the configuration for the default server, and
 * `/servers/<id>/api`, `/servers/<id>/oauth` and `/servers/<id>/openapi.json` for every server; `/openapi.json` is that
 * of the default server. XML-RPC is for hosted servers only, and so are lines of ejabberdctl, at `/ctl`.
 */
export function createCommandInterfaces(app: Runtime): CommandInterfaces {
  const { listener, defaultServer } = app.config
  const { id } = app.hosted
  const configured = defaultServer === id ? listener.handlers : []
  const prefixes = realPrefixes(app)
  return {
    listener: createListener({
      handlers: [
        // First: a configured handler may have the whole rest.
        ...documents(app),
        ...[
          ...configured,
          { prefix: ['servers', id, 'api'], module: 'mod_http_api' },
          { prefix: ['servers', id, 'oauth'], module: 'ejabberd_oauth' },
          { prefix: ['servers', id, 'RPC2'], module: 'ejabberd_xmlrpc' },
          { prefix: ['ctl'], module: 'ejabberd_ctl' },
        ].flatMap(({ prefix, module }) => mount(app, prefix, module)),
      ],
    }),
    passThrough(target) {
      for (const { prefix, ...part } of prefixes) {
        const rest = onwardPath(target, prefix)
        if (rest !== undefined) return { ...part, rest }
      }
      return undefined
    },
  }
}

/** The OpenAPI documents: one address for each server, and one more for the default server. */
function documents({ config, servers }: Runtime): Mount[] {
  return [...servers.values()].flatMap(server => {
    const handle = createOpenApiHandler({
      server,
      apiUrl: paths.serverApi(server.id),
      tokenUrl: paths.oauthToken(server.id),
    })
    const own = { prefix: ['servers', server.id, 'openapi.json'], handle }
    return server.id === config.defaultServer ? [{ prefix: ['openapi.json'], handle }, own] : [own]
  })
}

/** The interface that ejabberd calls `module`, for the hosted server; none where there is no such interface here. */
function mount(
  { config, gateway, journal, hosted }: Runtime,
  prefix: readonly string[],
  module: string,
): Mount[] {
  const { listener, defaultVersion, trustedProxies } = config
  const lines = {
    ...{ gateway, server: hosted, nodeName: hosted.nodeName },
    ...{ tag: listener.tag, trustedProxies },
  }
  switch (module) {
    case 'mod_http_api': {
      const handle = createRestHandler({
        ...{ gateway, server: hosted, tag: listener.tag, defaultVersion, trustedProxies },
      })
      return [{ prefix, handle }]
    }
    case 'ejabberd_oauth':
      return [{ prefix, handle: createOauthHandler({ server: hosted, journal, trustedProxies }) }]
    case 'ejabberd_xmlrpc':
      return [
        {
          prefix,
          handle: createXmlRpcHandler({ gateway, server: hosted, tag: listener.tag, trustedProxies }),
        },
      ]
    case 'ejabberd_ctl':
      return [{ prefix, handle: createRemoteCtlHandler(lines) }]
    case 'mod_rest':
      return [{ prefix, handle: createModRestHandler({ ...lines, rules: config.modRest }) }]
    default:
      return []
  }
}

/** Where the interfaces of the real servers are: those of the default server at the top too. */
function realPrefixes({ ejabberds, config }: Runtime) {
  const parts = [...ejabberds.keys()].flatMap(server =>
    (['api', 'oauth'] as const).map(to => ({ server, to, prefix: ['servers', server, to] })),
  )
  const own = parts.filter(({ server }) => server === config.defaultServer)
  return [...own.map(part => ({ ...part, prefix: [part.to] })), ...parts]
}

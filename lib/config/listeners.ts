import { z } from 'zod'

/** A path prefix and the interface that answers below it, in ejabberd's order: the first that matches wins. */
export interface RequestHandler {
  readonly prefix: readonly string[]
  readonly module: string
}

export interface WebListener {
  readonly handlers: readonly RequestHandler[]
  /** Seen by `from: {tag: …}` of `api_permissions`. */
  readonly tag?: string
}

const listener = z.looseObject({
  module: z.string(),
  tag: z.string().optional(),
  request_handlers: z.record(z.string().startsWith('/'), z.string()).optional(),
})

/** `listen`, as ejabberd writes it. Only the web listeners count; their ports do not (`PORT` does). */
export const listenSchema = z.array(listener)

export const DEFAULT_LISTENER: WebListener = {
  handlers: [
    { prefix: ['api'], module: 'mod_http_api' },
    { prefix: ['oauth'], module: 'ejabberd_oauth' },
    { prefix: ['RPC2'], module: 'ejabberd_xmlrpc' },
    { prefix: ['rest'], module: 'mod_rest' },
  ],
}

/** The web listener of a configuration: that of its first `ejabberd_http` entry. */
export function webListener(listen: z.infer<typeof listenSchema> | undefined): WebListener {
  const web = listen?.find(entry => entry.module === 'ejabberd_http')
  if (!web) return DEFAULT_LISTENER
  const handlers = Object.entries(web.request_handlers ?? {}).map(([path, module]) => ({
    prefix: path.split('/').filter(Boolean),
    module,
  }))
  return { handlers, tag: web.tag }
}

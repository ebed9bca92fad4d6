import type { AddressInfo } from 'node:net'
import type { PassedCall } from '@/lib/gateway/journal'
import { onwardPath } from '@/lib/interfaces/rest/onward-path'
import { passThrough } from '@/lib/interfaces/rest/passthrough'
import { createHttpServer } from '@/lib/process/http-server'
import type { EjabberdServer } from '@/lib/servers/ejabberd/server'

export interface PassServer {
  readonly origin: string
  /** What was passed through, in order. */
  readonly calls: readonly (PassedCall & { readonly status: number | undefined })[]
  /** How many requests have come in, whatever became of them. */
  readonly begun: () => number
  /** Connections of callers that are open. */
  readonly connections: () => Promise<number>
  stop(): Promise<void>
}

/** An HTTP server that hands everything below `prefix` on, with nothing else around it. */
export async function startPassServer(
  server: EjabberdServer,
  prefix: readonly string[],
  trustedProxies: readonly string[] = [],
): Promise<PassServer> {
  const calls: (PassedCall & { status: number | undefined })[] = []
  let begun = 0
  const http = createHttpServer((request, response) => {
    const rest = onwardPath(request.url ?? '/', prefix)
    if (rest === undefined) response.writeHead(418).end()
    else
      void passThrough({
        server,
        rest,
        request,
        response,
        trustedProxies,
        onCall(call) {
          begun += 1
          return status => void calls.push({ ...call, status })
        },
      })
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    calls,
    begun: () => begun,
    connections: () =>
      new Promise((resolve, reject) =>
        http.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async stop() {
      http.closeAllConnections()
      await new Promise(resolve => http.close(resolve))
    },
  }
}

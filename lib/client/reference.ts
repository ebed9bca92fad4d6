import { queryOptions } from '@tanstack/react-query'
import type { OpenApiDocument } from '@/lib/interfaces/openapi/document'
import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'

const HOUR_MS = 3_600_000

/** The OpenAPI document of a server. `version`: an API version; '' is the newest. */
export const referenceQuery = (server: string, version: string) =>
  queryOptions({
    queryKey: ['reference', server, version],
    queryFn: ({ signal }) =>
      fetchJson<OpenApiDocument>(paths.consoleApi.reference(server, version), { signal }),
    staleTime: HOUR_MS,
    gcTime: HOUR_MS,
  })

/** The document with whole addresses in place of those of this site, for a file that is opened elsewhere. */
export function withOrigin(document: OpenApiDocument, origin: string): OpenApiDocument {
  const whole = (address: string) => new URL(address, origin).href
  const { securitySchemes } = document.components
  const schemes = Object.entries(securitySchemes).map(([name, scheme]) => {
    if (scheme.type !== 'oauth2') return [name, scheme] as const
    const { password } = scheme.flows
    const flows = { password: { ...password, tokenUrl: whole(password.tokenUrl) } }
    return [name, { ...scheme, flows }] as const
  })
  return {
    ...document,
    servers: document.servers.map(server => ({ ...server, url: whole(server.url) })),
    components: { ...document.components, securitySchemes: Object.fromEntries(schemes) },
  }
}

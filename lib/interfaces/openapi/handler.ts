import { parseQuery } from '@/lib/commands/query'
import type { CommandServer } from '@/lib/servers/server'
import type { HttpAnswer } from '../http'
import type { RoutedRequest } from '../listener'
import { apiVersionsOf } from './build'
import { printedDocument } from './printed'

export interface OpenApiOptions {
  readonly server: CommandServer
  /** Base of the command API, relative to the document's origin, so that it is right behind every proxy. */
  readonly apiUrl: string
  readonly tokenUrl: string
}

/** Pages of other sites may read it: it is the same for everybody. */
const HEADERS = { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' }

/**
 * The OpenAPI document of a server, of its newest API version or of the one that `?version=` asks for. Needs no
 * credentials and looks at none: it says what a release of ejabberd has, which is public, and nothing of the server's
 * data. A real server's release is known once somebody signed in there; until then the document says that it is a guess.
 */
export function createOpenApiHandler({ server, apiUrl, tokenUrl }: OpenApiOptions) {
  return async (request: RoutedRequest): Promise<HttpAnswer> => {
    const { method, rest, query, headers } = request
    if (rest.length > 0) return problem(404, 'There is nothing below this address.')
    if (method !== 'GET' && method !== 'HEAD') {
      const refused = problem(405, 'This document can only be read: GET or HEAD.')
      return { ...refused, headers: { ...refused.headers, Allow: 'GET, HEAD' } }
    }
    const catalogue = await server.catalogue()
    const versions = apiVersionsOf(catalogue)
    const asked = parseQuery(query ?? '').find(([name]) => name === 'version')?.[1]
    const version = asked === undefined ? versions.at(-1) : versions.find(each => String(each) === asked)
    if (version === undefined) {
      return problem(404, `There is a document of the API versions ${versions.join(', ')} only.`)
    }
    const { label, kind } = server
    const { body, etag } = printedDocument({ catalogue, label, kind, apiUrl, tokenUrl }, version)
    const caching = { ...HEADERS, ETag: etag, 'Cache-Control': 'no-cache' }
    const has = headers['if-none-match']?.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)
    return has ? { status: 304, headers: caching, body: '' } : { status: 200, headers: caching, body }
  }
}

const problem = (status: number, message: string): HttpAnswer => ({
  status,
  headers: HEADERS,
  body: JSON.stringify({ status: 'error', code: status, message }),
})

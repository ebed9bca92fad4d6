import { apiVersionsOf } from '@/lib/interfaces/openapi/build'
import type { OpenApiDocument } from '@/lib/interfaces/openapi/document'
import { printedDocument } from '@/lib/interfaces/openapi/printed'
import { paths } from '@/lib/paths'
import { ConsoleError, type ServerVisit, stillWelcome } from './route'

/** The OpenAPI document as everybody gets it, of the API version that the query asks for; of the newest without. */
export async function describedCommands(visit: ServerVisit): Promise<OpenApiDocument> {
  // A real server tells its release to people of its own.
  await stillWelcome(visit)
  const { request, server } = visit
  const { id, label, kind } = server
  const catalogue = await server.catalogue()
  const versions = apiVersionsOf(catalogue)
  const asked = new URL(request.url).searchParams.get('version')
  const version = asked === null ? versions.at(-1) : versions.find(each => String(each) === asked)
  if (version === undefined) {
    throw new ConsoleError(
      'not-found',
      versions.length > 1
        ? `${label} has the API versions ${versions.join(', ')}. Choose one of them.`
        : `${label} has no API versions.`,
    )
  }
  const described = { catalogue, label, kind, apiUrl: paths.serverApi(id), tokenUrl: paths.oauthToken(id) }
  return printedDocument(described, version).document
}

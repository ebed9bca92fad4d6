import { hasApiVersions } from '@/lib/catalog/facts'
import type { CatalogueCommand, ServerCatalogue } from '@/lib/commands/catalogue'
import { type Definition, isInternal, selectVersion } from '@/lib/commands/definition'
import { describeApi, securitySchemes } from './describe-api'
import type { OpenApiDocument } from './document'
import { errorResponses, errorSchemas, type ServerKind } from './errors'
import { operationOf } from './operation'

/** A server whose commands are described. */
export interface Described {
  readonly catalogue: ServerCatalogue
  readonly label: string
  readonly kind: ServerKind
  /** Base of its command API: an address, or a path relative to where the document is. */
  readonly apiUrl: string
  /** Where OAuth tokens are given. */
  readonly tokenUrl: string
}

/** The API versions that a server has documents of, ascending: 0 to the newest, only 0 before ejabberd 24.02. */
export function apiVersionsOf({ release, commands }: ServerCatalogue): readonly number[] {
  if (!hasApiVersions(release)) return [0]
  const newest = Math.max(0, ...commands.flatMap(({ versions }) => versions.map(({ version }) => version)))
  return Array.from({ length: newest + 1 }, (_, version) => version)
}

/**
 * Describes the commands of a server in OpenAPI 3.1, as a request for one API version meets them (SPEC 3 to 5). Only POST:
 * a GET says the same with less. Left out are commands that no interface runs (`internal`), those of ejabberdctl's own,
 * and commands that this version does not have.
 *
 * @param version one of `apiVersionsOf(catalogue)`
 */
export function openApiDocument(server: Described, version: number): OpenApiDocument {
  const { catalogue, label, kind, apiUrl, tokenUrl } = server
  const { release, commands } = catalogue
  const suffix = hasApiVersions(release) ? `/v${version}` : ''
  const offered = commands.flatMap(command => {
    const definition = selectVersion(command.versions, version)
    return definition && isCallable(definition) ? [{ command, definition }] : []
  })
  const tags = [...new Set(offered.flatMap(({ definition }) => definition.tags))].sort()
  return {
    openapi: '3.1.0',
    info: {
      title: `Commands of ${label}`,
      version: `${release}${suffix && `-v${version}`}`,
      description: describeApi(catalogue, version),
    },
    servers: [{ url: apiUrl, description: label }],
    tags: tags.map(name => ({ name })),
    paths: Object.fromEntries(
      offered.map(
        ({ command, definition }) =>
          [
            `/${encodeURIComponent(command.name)}${suffix}`,
            { post: operationOf(command, definition, version, kind) },
          ] as const,
      ),
    ),
    components: {
      schemas: errorSchemas,
      responses: errorResponses(kind),
      securitySchemes: securitySchemes(tokenUrl, scopesOf(offered.map(({ command }) => command))),
    },
    'x-ejabberd-release': release,
    'x-api-version': version,
    'x-api-versions': apiVersionsOf(catalogue),
  }
}

/** Whether the command API runs it at all. */
const isCallable = (definition: Definition): boolean =>
  !isInternal(definition) && !definition.tags.includes('ejabberdctl')

const scopesOf = (commands: readonly CatalogueCommand[]) =>
  Object.fromEntries(commands.map(({ name, notes }) => [name, notes.summary] as const))

import { createRequire } from 'node:module'
import { Validator } from '@seriousme/openapi-schema-validator'
import { catalogueOf } from '@/lib/catalog/catalogue'
import { LATEST_RELEASE } from '@/lib/catalog/facts'
import type { ServerCatalogue } from '@/lib/commands/catalogue'
import { openApiDocument } from './build'
import type { OpenApiDocument, Operation, Schema } from './document'

/** For the specs of this folder: documents, what is in them, and two independent validators. */
const require = createRequire(import.meta.url)
/** The JSON Schema validator that the OpenAPI validator is made with. */
const Ajv = createRequire(require.resolve('@seriousme/openapi-schema-validator'))('ajv/dist/2020.js').default

export const catalogueOfRelease = (release: string): ServerCatalogue => ({
  ...{ release, software: `ejabberd ${release}`, commands: catalogueOf(release), source: 'Bundled facts' },
})

export const documentOf = (catalogue: ServerCatalogue, version: number) =>
  openApiDocument(
    {
      ...{ catalogue, label: 'production', kind: 'ejabberd' },
      ...{ apiUrl: '/servers/production/api', tokenUrl: '/servers/production/oauth/token' },
    },
    version,
  )

export const latest = (version: number) => documentOf(catalogueOfRelease(LATEST_RELEASE), version)

export const operationsOf = (document: OpenApiDocument) =>
  Object.values(document.paths).map(({ post }) => post)
export const operation = (document: OpenApiDocument, name: string): Operation => {
  const found = operationsOf(document).find(({ operationId }) => operationId === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
export const body = (operation: Operation) => operation.requestBody.content['application/json']
export const answer = (operation: Operation) => {
  const response = operation.responses['200']
  const content = response && 'content' in response ? response.content?.['application/json'] : undefined
  if (!content) throw new Error(`${operation.operationId} has no answer`)
  return content
}

/** Compiles the schema of OpenAPI once. */
const validator = new Validator()

/** What an OpenAPI document has against being one. */
export const problemsOf = async (document: OpenApiDocument) => {
  const result = await validator.validate(JSON.parse(JSON.stringify(document)))
  return result.valid ? [] : result.errors
}

const ajv = new Ajv({ strict: false, formats: { password: true } })
const checks = new Map<string, ReturnType<typeof ajv.compile>>()

/** What a value has against a schema. Many commands have the same. */
export function misfits(schema: Schema, value: unknown): unknown {
  const key = JSON.stringify(schema)
  const check = checks.get(key) ?? ajv.compile(schema)
  checks.set(key, check)
  return check(value) ? [] : check.errors
}

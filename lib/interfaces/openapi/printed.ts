import { createHash } from 'node:crypto'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import { type Described, openApiDocument } from './build'
import type { OpenApiDocument } from './document'

/** A document as it is sent. */
export interface Printed {
  readonly document: OpenApiDocument
  readonly body: string
  /** Another one wherever the document says anything else. */
  readonly etag: string
}

/** Per list of commands, which lives as long as the server's catalogue is the same; a handful of each. */
const printed = new WeakMap<readonly CatalogueCommand[], Map<string, Printed>>()

/** `openApiDocument`, made once for each catalogue and API version. */
export function printedDocument(server: Described, version: number): Printed {
  const { catalogue, ...rest } = server
  const { commands, ...about } = catalogue
  const known = printed.get(commands) ?? new Map<string, Printed>()
  printed.set(commands, known)
  const key = JSON.stringify([rest, about, version])
  const found = known.get(key)
  if (found) return found
  const document = openApiDocument(server, version)
  const body = JSON.stringify(document)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const made = { document, body, etag }
  known.set(key, made)
  return made
}

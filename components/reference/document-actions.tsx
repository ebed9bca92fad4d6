'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Select } from '@/components/ui/select'
import { withOrigin } from '@/lib/client/reference'
import type { OpenApiDocument } from '@/lib/interfaces/openapi/document'
import { paths } from '@/lib/paths'

interface Props {
  server: string
  document: OpenApiDocument
  onVersion: (version: string) => void
}

/** The API version that is shown, and the document itself. */
export function DocumentActions({ server, document, onVersion }: Props) {
  const { 'x-api-version': version, 'x-api-versions': versions } = document
  const address = () => new URL(paths.openApi(server, version), window.location.origin).href
  return (
    <>
      {versions.length > 1 && (
        <Select
          compact
          aria-label="API version"
          value={String(version)}
          onChange={event => onVersion(event.target.value)}
        >
          {versions.toReversed().map(each => (
            <option key={each} value={each}>
              API version {each}
            </option>
          ))}
        </Select>
      )}
      <Button
        icon={Download}
        onClick={() => download(document, `openapi-${server}-${document.info.version}.json`)}
      >
        OpenAPI
      </Button>
      <CopyButton label="Copy the address of the OpenAPI document" text={address} />
    </>
  )
}

function download(openApi: OpenApiDocument, name: string) {
  const text = JSON.stringify(withOrigin(openApi, window.location.origin), null, 2)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

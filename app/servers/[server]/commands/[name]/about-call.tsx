'use client'

import { useDeferredValue } from 'react'
import { formToJson } from '@/components/command-form/model'
import { OwnWords } from '@/components/command-page/own-words'
import { SchemaPanel } from '@/components/command-page/schema-panel'
import { DialectsPanel } from '@/components/dialects/dialects-panel'
import type { ServerSummary } from '@/lib/client/types'
import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Definition } from '@/lib/commands/definition'
import { paths } from '@/lib/paths'
import { type Draft, useDraft } from './draft'
import { addressOf, newestOf } from './form-address'

interface Props {
  server: ServerSummary
  command: CatalogueCommand
  definition: Definition
  draft: Draft
  release: string
  caller: string | undefined
}

/** The quiet panel: the call as it is typed, in every dialect, and its schema. */
export function AboutCall({ server, command, definition, draft, release, caller }: Props) {
  const values = useDeferredValue(useDraft(draft))
  const { origin } = window.location
  return (
    <>
      <DialectsPanel
        call={{
          definition,
          notes: command.notes,
          isNewest: definition === newestOf(command),
          isVersioned: command.versions.length > 1,
          args: formToJson(definition.args, values),
          apiUrl: `${origin}${server.apiPath}`,
          caller,
          release,
          ctl: server.kind === 'hosted' ? 'switchboardctl' : 'ejabberdctl',
          link: `${origin}${paths.command(server.id, command.name, addressOf(command, definition, values))}`,
        }}
      />
      <SchemaPanel definition={definition} notes={command.notes} />
      {command.description && <OwnWords text={command.description} />}
    </>
  )
}

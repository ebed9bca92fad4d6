'use client'

import { VERSION_KEY } from '@/components/command-form/link'
import { ReferencePage } from '@/components/reference/reference-page'
import { useServers } from '@/components/shell/use-server'
import { paths } from '@/lib/paths'

export function ReferenceView() {
  const { server } = useServers()
  if (!server) return null
  return (
    <ReferencePage
      server={server}
      formPath={(command, version) =>
        paths.command(server.id, command, version ? { [VERSION_KEY]: version } : undefined)
      }
    />
  )
}

'use client'

import { SetupPage } from '@/components/setup/setup-page'
import { useServers } from '@/components/shell/use-server'

export function SetupView() {
  const { server, servers } = useServers()
  const hosted = servers.find(({ kind }) => kind === 'hosted')
  return server ? <SetupPage key={server.id} server={server} hosted={hosted} /> : null
}

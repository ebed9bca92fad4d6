'use client'

import { ClientsPage } from '@/components/clients/clients-page'
import { useServers } from '@/components/shell/use-server'
import { TokenTabs } from '../tokens/token-tabs'

export function ClientsView() {
  const { server } = useServers()
  return server ? (
    <ClientsPage server={server} tabs={<TokenTabs server={server.id} here="clients" />} />
  ) : null
}

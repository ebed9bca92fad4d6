'use client'

import { DiscoveryPage } from '@/components/discovery/discovery-page'
import { useServers } from '@/components/shell/use-server'

export function CatalogueView() {
  const { server } = useServers()
  return server ? <DiscoveryPage server={server} /> : null
}

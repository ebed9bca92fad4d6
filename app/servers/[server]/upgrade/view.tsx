'use client'

import { useServers } from '@/components/shell/use-server'
import { UpgradePage } from '@/components/upgrade/upgrade-page'

export function UpgradeRoute() {
  const { server } = useServers()
  return server ? <UpgradePage server={server} /> : null
}

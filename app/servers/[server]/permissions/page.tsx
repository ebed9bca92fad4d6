'use client'

import { PermissionsPage } from '@/components/permissions/permissions-page'
import { useServers } from '@/components/shell/use-server'

export default function Page() {
  const { server } = useServers()
  return server ? <PermissionsPage server={server} /> : null
}

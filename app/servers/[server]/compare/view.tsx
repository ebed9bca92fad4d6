'use client'

import { ComparePage } from '@/components/compare/compare-page'
import { useServers } from '@/components/shell/use-server'

export function CompareRoute({ releases }: { releases: readonly string[] }) {
  const { servers, server } = useServers()
  return server ? <ComparePage server={server} servers={servers} releases={releases} /> : null
}

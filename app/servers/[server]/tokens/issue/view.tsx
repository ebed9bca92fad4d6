'use client'

import { useServers } from '@/components/shell/use-server'
import { IssuePage } from '@/components/tokens/issue-page'

export function IssueView() {
  const { server } = useServers()
  return server ? <IssuePage server={server} /> : null
}

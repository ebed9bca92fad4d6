'use client'

import { useServers } from '@/components/shell/use-server'
import { IssuePage } from '@/components/tokens/issue-page'

export default function Page() {
  const { server } = useServers()
  return server ? <IssuePage server={server} /> : null
}

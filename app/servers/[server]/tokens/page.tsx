'use client'

import { useServers } from '@/components/shell/use-server'
import { TokensPage } from '@/components/tokens/tokens-page'

export default function Page() {
  const { server } = useServers()
  return server ? <TokensPage server={server} /> : null
}

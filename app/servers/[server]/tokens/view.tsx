'use client'

import { useServers } from '@/components/shell/use-server'
import { TokensPage } from '@/components/tokens/tokens-page'
import { TokenTabs } from './token-tabs'

export function TokensView() {
  const { server } = useServers()
  return server ? <TokensPage server={server} tabs={<TokenTabs server={server.id} here="tokens" />} /> : null
}

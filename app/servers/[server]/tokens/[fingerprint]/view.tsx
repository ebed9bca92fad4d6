'use client'

import { useParams } from 'next/navigation'
import { useServers } from '@/components/shell/use-server'
import { TokenPage } from '@/components/tokens/token-page'

export function TokenView() {
  const { server } = useServers()
  const { fingerprint } = useParams<{ fingerprint: string }>()
  return server ? <TokenPage server={server} fingerprint={decodeURIComponent(fingerprint)} /> : null
}

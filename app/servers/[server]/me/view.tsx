'use client'

import { MyAccount } from '@/components/my-account/my-account'
import { useServers } from '@/components/shell/use-server'
import { OwnTokens } from '@/components/tokens/own-tokens'

export function OwnAccountView() {
  const { server } = useServers()
  return server ? <MyAccount server={server} tokens={<OwnTokens server={server} />} /> : null
}

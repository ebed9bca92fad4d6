import type { Metadata } from 'next'
import { TokensView } from './view'

export const metadata: Metadata = { title: 'Tokens' }

export default function Page() {
  return <TokensView />
}

import type { Metadata } from 'next'
import { TokenView } from './view'

export const metadata: Metadata = { title: 'Token' }

export default function Page() {
  return <TokenView />
}

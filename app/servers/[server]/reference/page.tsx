import type { Metadata } from 'next'
import { ReferenceView } from './view'

export const metadata: Metadata = { title: 'API reference' }

export default function Page() {
  return <ReferenceView />
}

import type { Metadata } from 'next'
import { CatalogueView } from './view'

export const metadata: Metadata = { title: 'What this server can do' }

export default function Page() {
  return <CatalogueView />
}

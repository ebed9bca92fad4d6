import type { Metadata } from 'next'
import { ClientsView } from './view'

export const metadata: Metadata = { title: 'OAuth clients' }

export default function Page() {
  return <ClientsView />
}

import type { Metadata } from 'next'
import { OwnAccountView } from './view'

export const metadata: Metadata = { title: 'My account' }

export default function Page() {
  return <OwnAccountView />
}

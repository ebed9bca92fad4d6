import type { Metadata } from 'next'
import { SetupView } from './view'

export const metadata: Metadata = { title: 'Set-up' }

export default function Page() {
  return <SetupView />
}

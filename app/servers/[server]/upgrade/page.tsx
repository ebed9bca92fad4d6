import type { Metadata } from 'next'
import { UpgradeRoute } from './view'

export const metadata: Metadata = { title: 'Upgrade advisor' }

export default function Page() {
  return <UpgradeRoute />
}

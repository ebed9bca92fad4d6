import type { Metadata } from 'next'
import { RELEASES } from '@/lib/catalog/facts'
import { CompareRoute } from './view'

export const metadata: Metadata = { title: 'Compare' }

export default function Page() {
  return <CompareRoute releases={RELEASES.toReversed()} />
}

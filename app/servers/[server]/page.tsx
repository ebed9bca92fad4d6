import type { Metadata } from 'next'
import { Overview } from '@/components/overview/overview'

export const metadata: Metadata = { title: 'Overview' }

interface Props {
  params: Promise<{ server: string }>
}

export default async function Page({ params }: Props) {
  const { server } = await params
  return <Overview server={decodeURIComponent(server)} />
}

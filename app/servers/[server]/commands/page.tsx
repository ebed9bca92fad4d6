import type { Metadata } from 'next'
import { CommandList } from '@/components/command-list/command-list'

export const metadata: Metadata = { title: 'Commands' }

interface Props {
  params: Promise<{ server: string }>
}

export default async function Page({ params }: Props) {
  const { server } = await params
  return <CommandList server={decodeURIComponent(server)} />
}

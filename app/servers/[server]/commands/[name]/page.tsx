import type { Metadata } from 'next'
import { CommandPage } from './command-page'

interface Props {
  params: Promise<{ server: string; name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) }
}

export default async function Page({ params }: Props) {
  return <CommandPage name={decodeURIComponent((await params).name)} />
}

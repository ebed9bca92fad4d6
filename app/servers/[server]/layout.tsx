import type { ReactNode } from 'react'
import { Console } from './console'

interface Props {
  params: Promise<{ server: string }>
  children: ReactNode
}

export default async function ServerLayout({ params, children }: Props) {
  const { server } = await params
  return <Console server={decodeURIComponent(server)}>{children}</Console>
}

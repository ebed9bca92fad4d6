import type { Metadata } from 'next'
import { SignInPage } from '@/components/sign-in/sign-in-page'

export const metadata: Metadata = { title: 'Sign in' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function Page({ searchParams }: Props) {
  const { server, next } = await searchParams
  return <SignInPage wanted={one(server)} next={one(next)} />
}

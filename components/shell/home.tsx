'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { BrandMark } from '@/components/ui/brand'
import { LoadFailed } from '@/components/ui/load-failed'
import { serversQuery } from '@/lib/client/queries'
import { paths } from '@/lib/paths'

/** The way in: to the first server where this browser is signed in, else to the sign-in page. */
export function Home() {
  const router = useRouter()
  const { data, error, refetch, isFetching } = useQuery(serversQuery())
  useEffect(() => {
    if (!data) return
    const mine = data.servers.find(server => server.signedInAs)
    router.replace(mine ? paths.overview(mine.id) : paths.signIn())
  }, [data, router])
  return (
    <main className="mx-auto grid min-h-dvh max-w-lg content-center justify-items-center gap-6 px-4">
      <h1 className="sr-only">Switchboard</h1>
      <BrandMark className="size-9" />
      {error && (
        <LoadFailed
          title="The list of servers could not be loaded"
          error={error}
          pending={isFetching}
          onRetry={() => refetch()}
        />
      )}
    </main>
  )
}

'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { BrandMark } from '@/components/ui/brand'
import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Skeleton } from '@/components/ui/skeleton'
import { serversQuery } from '@/lib/client/queries'
import { paths } from '@/lib/paths'
import { FirstRun } from './first-run'
import { Patchboard } from './patchboard'
import { safeNext } from './safe-next'
import { ServerChoice } from './server-choice'
import { SignInForm } from './sign-in-form'

interface SignInPageProps {
  /** The server that the link asks for, and where to go afterwards; both as given. */
  wanted?: string
  next?: string
}

export function SignInPage({ wanted, next }: SignInPageProps) {
  const router = useRouter()
  const client = useQueryClient()
  const query = useQuery(serversQuery())
  const [chosen, setChosen] = useState(wanted)
  const servers = query.data?.servers ?? []
  const server = servers.find(each => each.id === chosen) ?? servers[0]

  const enter = async (id: string) => {
    await client.invalidateQueries()
    // The page that was asked for belongs to the server that was asked for.
    router.replace((id === wanted ? safeNext(next) : undefined) ?? paths.overview(id))
  }

  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(0,1.1fr)_minmax(28rem,1fr)]">
      <Patchboard />
      <main className="flex flex-col px-5 py-9 lg:justify-center sm:px-10">
        <div className="mx-auto grid w-full max-w-96 gap-7">
          <header className="grid gap-4">
            <BrandMark className="size-9" />
            <div className="grid gap-1">
              <h1 className="text-title">Sign in to Switchboard</h1>
              <p className="text-muted">Commands run as you: the server’s own rules apply.</p>
            </div>
          </header>
          {query.isError ? (
            <ErrorPanel
              title="The list of servers could not be loaded"
              action={
                <Button pending={query.isFetching} onClick={() => query.refetch()}>
                  Try again
                </Button>
              }
            >
              {query.error.message}
            </ErrorPanel>
          ) : server ? (
            <div className="grid gap-5">
              <ServerChoice servers={servers} server={server} onChoose={setChosen} />
              <SignInForm key={server.id} server={server} onSignedIn={() => enter(server.id)} />
              <FirstRun server={server} />
            </div>
          ) : (
            <FormPlaceholder />
          )}
        </div>
      </main>
    </div>
  )
}

function FormPlaceholder() {
  return (
    <div className="grid gap-5" aria-busy="true">
      {['server', 'way', 'jid', 'password', 'button'].map(row => (
        <Skeleton key={row} className="h-10 w-full" />
      ))}
    </div>
  )
}

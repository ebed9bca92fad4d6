'use client'

import { useQuery } from '@tanstack/react-query'
import { LoadFailed } from '@/components/ui/load-failed'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import { ClientError, isSignedOut } from '@/lib/client/fetch-json'
import { setupQuery } from '@/lib/client/setup'
import type { ServerSummary } from '@/lib/client/types'
import { HostedSetup } from './hosted-setup'
import { NotForYou } from './not-for-you'
import { RealSetup } from './real-setup'

interface Props {
  server: ServerSummary
  hosted: ServerSummary | undefined
}

/** How a server is connected: what is in the way, and the lines that let somebody in. */
export function SetupPage({ server, hosted }: Props) {
  const { data, error, isFetching, refetch } = useQuery(setupQuery(server.id))
  const isClosed = isSignedOut(error) || (error instanceof ClientError && error.kind === 'forbidden')
  return (
    <>
      <PageHeader title="Set-up">
        {server.kind === 'hosted'
          ? 'Where this server answers, and where it is configured.'
          : `Connect ${server.label}: the doctor goes the way of a call step by step, changes nothing there, and says which lines are missing.`}
      </PageHeader>
      {isClosed && <NotForYou server={server} hosted={hosted} />}
      {error && !isClosed && (
        <LoadFailed
          title="What is known of this server could not be loaded"
          error={error}
          pending={isFetching}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && <Skeleton className="h-96 w-full" />}
      {data?.kind === 'hosted' && <HostedSetup file={data.file} handlers={data.handlers} />}
      {data?.kind === 'ejabberd' && <RealSetup server={server} setup={data} />}
    </>
  )
}

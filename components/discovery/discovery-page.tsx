'use client'

import { Server } from 'lucide-react'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { LoadFailed } from '@/components/ui/load-failed'
import { PageHeader } from '@/components/ui/page-header'
import { Skeleton } from '@/components/ui/skeleton'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { Figures } from './figures'
import { LookPanel } from './look-panel'
import { Notables } from './notables'
import { SourceTable } from './source-table'
import { TryNames } from './try-names'
import { useDiscovery } from './use-discovery'

/** What a server can do, and how that is known. */
export function DiscoveryPage({ server }: { server: ServerSummary }) {
  const { data, error, isFetching, refetch } = useDiscovery(server.id)
  return (
    <>
      <PageHeader
        title="What this server can do"
        actions={
          <>
            <Link href={paths.compare(server.id)} className={buttonClass('quiet')}>
              Compare
            </Link>
            <Link href={paths.upgrade(server.id)} className={buttonClass('quiet')}>
              Upgrade advisor
            </Link>
            <Link href={paths.commands(server.id)} className={buttonClass('quiet')}>
              All commands
            </Link>
          </>
        }
      >
        {data?.kind === 'ejabberd'
          ? `Its commands are those of its release, its modules and third parties. Compared with ejabberd ${data.release}${data.isReleaseKnown ? '' : ', a guess: it has not told its release'}.`
          : 'Its commands, and where they are known from.'}
      </PageHeader>
      {error && (
        <LoadFailed
          title="What is known of this server could not be loaded"
          error={error}
          pending={isFetching}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && <Placeholder />}
      {data?.kind === 'hosted' && (
        <EmptyState
          icon={Server}
          title="Hosted here"
          action={
            <Link href={paths.commands(server.id)} className={buttonClass('primary')}>
              See its {data.commands} commands
            </Link>
          }
        >
          Switchboard answers these commands itself, so there is nothing to find out: the list is exactly what{' '}
          {data.software} can do.
        </EmptyState>
      )}
      {data?.kind === 'ejabberd' && (
        <div className="grid gap-10">
          <div className="grid gap-6">
            <Figures discovery={data} />
            <LookPanel server={server.id} look={data.look} sources={data.sources} />
          </div>
          <Notables server={server.id} discovery={data} />
          <SourceTable server={server.id} sources={data.sources} />
          <TryNames
            key={data.alsoTried.join()}
            server={server.id}
            tried={data.alsoTried}
            foreign={data.foreign.map(({ name }) => name)}
            isRunning={data.look.state === 'running'}
          />
        </div>
      )}
    </>
  )
}

function Placeholder() {
  return (
    <div aria-busy="true" className="grid gap-6">
      <Skeleton className="h-16 max-w-160" />
      <Skeleton className="h-24" />
      <Skeleton className="h-40" />
    </div>
  )
}

'use client'

import { Server } from 'lucide-react'
import Link from 'next/link'
import { KnowledgeHeader } from '@/components/knowledge/knowledge-header'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Loaded } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import type { DiscoveryAnswer } from '@/lib/client/discovery'
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
  const load = useDiscovery(server.id)
  const { data } = load
  return (
    <>
      <KnowledgeHeader server={server.id} page="catalogue">
        {data?.kind === 'ejabberd'
          ? `Its commands are those of its release, its modules and third parties. Compared with ejabberd ${data.release}${data.isReleaseKnown ? '' : ', a guess: it has not told its release'}.`
          : 'Its commands, and where they are known from.'}
      </KnowledgeHeader>
      <Loaded
        load={load}
        failed="What is known of this server could not be loaded"
        placeholder={<Placeholder />}
      >
        {found =>
          found.kind === 'hosted' ? (
            <Hosted server={server.id} found={found} />
          ) : (
            <Found server={server.id} found={found} />
          )
        }
      </Loaded>
    </>
  )
}

interface Props<Kind> {
  server: string
  found: Extract<DiscoveryAnswer, { kind: Kind }>
}

function Hosted({ server, found }: Props<'hosted'>) {
  return (
    <EmptyState
      icon={Server}
      title="Hosted here"
      action={
        <Link href={paths.commands(server)} className={buttonClass('primary')}>
          See its {found.commands} commands
        </Link>
      }
    >
      Switchboard answers these commands itself, so there is nothing to find out: the list is exactly what{' '}
      {found.software} can do.
    </EmptyState>
  )
}

function Found({ server, found }: Props<'ejabberd'>) {
  const { look, sources, alsoTried, foreign } = found
  return (
    <div className="grid gap-10">
      <div className="grid gap-6">
        <Figures discovery={found} />
        <LookPanel server={server} look={look} sources={sources} />
      </div>
      <Notables server={server} discovery={found} />
      <SourceTable server={server} sources={sources} look={look} />
      <TryNames
        key={alsoTried.join()}
        server={server}
        tried={alsoTried}
        foreign={foreign.map(({ name }) => name)}
        isRunning={look.state === 'running'}
      />
    </div>
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

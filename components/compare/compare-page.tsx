'use client'

import { useQuery } from '@tanstack/react-query'
import { GitCompareArrows } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { KnowledgeHeader } from '@/components/knowledge/knowledge-header'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Loaded } from '@/components/ui/loaded'
import { Skeleton } from '@/components/ui/skeleton'
import { compareQuery } from '@/lib/client/compare'
import type { ServerSummary } from '@/lib/client/types'
import { paths } from '@/lib/paths'
import { CompareView } from './compare-view'
import { type Filter, filterFrom } from './filter'
import { OtherPicker } from './other-picker'

interface Props {
  server: ServerSummary
  servers: readonly ServerSummary[]
  /** Releases of ejabberd, the newest first. */
  releases: readonly string[]
}

/** A server beside another one, or beside a release. The address has it all. */
export function ComparePage({ server, servers, releases }: Props) {
  const params = useSearchParams()
  const path = usePathname()
  const other = params.get('with') ?? ''
  const filter = filterFrom(params)
  const show = (change: Partial<Filter & { with: string }>) => {
    const all = Object.entries({ with: other, ...filter, ...change }).filter(([, value]) => value !== '')
    window.history.replaceState(null, '', `${path}?${new URLSearchParams(all)}`)
  }
  const others = servers.filter(({ id }) => id !== server.id)
  const missing = others.find(({ id, signedInAs }) => id === other && !signedInAs)
  const load = useQuery({
    ...compareQuery(server.id, other),
    enabled: other !== '' && !missing,
  })
  return (
    <>
      <KnowledgeHeader server={server.id} page="compare">
        Commands and arguments that are not the same on two servers, or on this one and a release of ejabberd.
      </KnowledgeHeader>
      <div className="grid gap-6">
        <OtherPicker
          server={server}
          others={others}
          releases={releases}
          value={other}
          onChange={chosen => show({ with: chosen })}
        />
        {other === '' && (
          <EmptyState icon={GitCompareArrows} title="With what?">
            Choose a server where you are signed in, or a release of ejabberd, whose commands are known here.
          </EmptyState>
        )}
        {missing && (
          <EmptyState
            icon={GitCompareArrows}
            title={`You are not signed in at ${missing.label}`}
            action={
              <Link
                href={paths.signIn(missing.id, paths.compare(server.id, { with: other }))}
                className={buttonClass('primary')}
              >
                Sign in at {missing.label}
              </Link>
            }
          >
            A server tells its commands to its own people. You stay signed in at {server.label}.
          </EmptyState>
        )}
        {other !== '' && !missing && (
          <Loaded
            load={load}
            failed="The two could not be compared"
            placeholder={<Skeleton className="h-64" />}
          >
            {answer => <CompareView answer={answer} filter={filter} onFilter={show} />}
          </Loaded>
        )}
      </div>
    </>
  )
}

'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useId } from 'react'
import { KnowledgeHeader } from '@/components/knowledge/knowledge-header'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Loaded } from '@/components/ui/loaded'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import type { ServerSummary } from '@/lib/client/types'
import { upgradeQuery } from '@/lib/client/upgrade'
import { paths } from '@/lib/paths'
import { AdviceView } from './advice-view'

/** What a newer release would change for who calls this server. */
export function UpgradePage({ server }: { server: ServerSummary }) {
  const id = useId()
  const params = useSearchParams()
  const path = usePathname()
  const asked = params.get('to') ?? undefined
  const load = useQuery({
    ...upgradeQuery(server.id, asked),
    placeholderData: keepPreviousData,
  })
  const show = (change: Record<string, string>) => {
    const all = { ...Object.fromEntries(params), ...change }
    window.history.replaceState(null, '', `${path}?${new URLSearchParams(all)}`)
  }
  return (
    <>
      <KnowledgeHeader server={server.id} page="upgrade">
        What a newer ejabberd changes for those who call the commands of {server.label}, and what to do about
        it.
      </KnowledgeHeader>
      <Loaded load={load} failed="There is no advice" placeholder={<Skeleton className="h-64" />}>
        {data =>
          data.to === null ? (
            <EmptyState
              icon={CircleCheck}
              title={`ejabberd ${data.from} is the newest release that is known here`}
              action={
                <Link href={paths.compare(server.id)} className={buttonClass('quiet')}>
                  Compare it with another release
                </Link>
              }
            >
              {server.label} already behaves like it, so an upgrade changes nothing for its programs.
            </EmptyState>
          ) : (
            <div className="grid gap-8">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                <label htmlFor={id} className="font-medium">
                  From ejabberd {data.from} to
                </label>
                <Select
                  id={id}
                  value={asked ?? data.to}
                  onChange={event => show({ to: event.target.value })}
                  className="w-44"
                >
                  {data.releases.toReversed().map(release => (
                    <option key={release} value={release}>
                      ejabberd {release}
                    </option>
                  ))}
                </Select>
                {!data.isFromSure && (
                  <span className="text-muted">A guess: the server has not told its release.</span>
                )}
              </div>
              <AdviceView server={server.id} answer={data} of={params.get('of')} onOf={of => show({ of })} />
            </div>
          )
        }
      </Loaded>
    </>
  )
}

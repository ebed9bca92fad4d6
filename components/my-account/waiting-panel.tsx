'use client'

import { Skeleton } from '@/components/ui/skeleton'
import type { ServerSummary } from '@/lib/client/types'
import { Panel } from './panel'
import { Refusal } from './refusal'
import { useOwn } from './use-own'

/** How many messages wait until one signs in with a chat program. */
export function WaitingPanel({ server }: { server: ServerSummary }) {
  const { data, error, refetch, isFetching } = useOwn(server.id, 'waiting')
  const count = Number(data)
  return (
    <Panel server={server.id} title="Messages that wait" commands={['get_offline_count']}>
      {error ? (
        <Refusal
          server={server}
          error={error}
          opensToo="how many wait for everybody else"
          onRetry={() => refetch()}
          retrying={isFetching}
        />
      ) : (
        <div className="flex items-baseline gap-3">
          <p className="text-figure tabular-nums">
            {data === undefined ? <Skeleton className="h-9 w-12" /> : count.toLocaleString('en')}
          </p>
          <p className="text-muted">
            {count === 1 ? 'message waits' : 'messages wait'} until you come online with a chat program
          </p>
        </div>
      )}
    </Panel>
  )
}

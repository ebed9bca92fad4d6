'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { KeyValueList } from '@/components/ui/key-value-list'
import { Skeleton } from '@/components/ui/skeleton'
import { catalogueQuery } from '@/lib/client/queries'
import type { ServerSummary } from '@/lib/client/types'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { useReading } from './use-reading'

const MINUTE_MS = 60_000

const readText = (value: Json) => (typeof value === 'string' ? value : undefined)

/** What the server is: the facts that do not move. */
export function ServerFacts({ server, summary }: { server: string; summary: ServerSummary | undefined }) {
  const catalogue = useQuery(catalogueQuery(server))
  const status = useReading({ server, command: 'status', read: readText, refreshMs: MINUTE_MS })
  const line = <Skeleton className="h-4 w-32" />
  return (
    <section aria-labelledby="facts" className="grid gap-2">
      <h2 id="facts" className="text-section">
        This server
      </h2>
      <KeyValueList
        className="border-b"
        items={[
          {
            key: 'Runs',
            value: summary ? (
              <>
                {summary.software ?? 'Not known while it does not answer'}
                {summary.kind === 'ejabberd' && (
                  <Link
                    href={paths.upgrade(server)}
                    className="block w-fit text-caption text-accent underline underline-offset-3"
                  >
                    What an upgrade would change
                  </Link>
                )}
              </>
            ) : (
              line
            ),
          },
          {
            key: 'Status',
            value:
              status.state === 'known'
                ? status.value.split('\n').map(text => (
                    <span key={text} className="block">
                      {text}
                    </span>
                  ))
                : status.state === 'absent'
                  ? status.short
                  : line,
          },
          {
            key: 'Commands',
            value: catalogue.data ? (
              <>
                <Link href={paths.commands(server)} className="text-accent underline underline-offset-3">
                  {catalogue.data.commands.length}
                </Link>
                <span className="block text-caption text-muted">{catalogue.data.source}</span>
              </>
            ) : catalogue.error ? (
              'Not known'
            ) : (
              line
            ),
          },
          { key: 'API', value: summary ? summary.apiPath : line, mono: true },
        ]}
      />
    </section>
  )
}

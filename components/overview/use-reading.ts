'use client'

import { useQuery } from '@tanstack/react-query'
import { isSignedOut } from '@/lib/client/fetch-json'
import { catalogueQuery, runReadQuery } from '@/lib/client/queries'
import type { Json } from '@/lib/commands/types'
import { type Reading, readingOf, whyNotThere } from './reading'

interface Question<V> {
  server: string
  command: string
  args?: Readonly<Record<string, Json>>
  read: (value: Json) => V | undefined
  refreshMs: number
}

/** Asks a reading command on a beat. The beat stops while the page is hidden, and for what may not be read. */
export function useReading<V>({ server, command, args, read, refreshMs }: Question<V>): Reading<V> {
  const catalogue = useQuery(catalogueQuery(server))
  const missing = whyNotThere(catalogue.data, command)
  const query = useQuery({
    ...runReadQuery(server, command, args),
    enabled: !catalogue.isPending && !missing,
    refetchInterval: ({ state }) =>
      isSignedOut(state.error) || isRefused(state.data?.outcome.kind) ? false : refreshMs,
  })
  const reading = missing ?? readingOf(command, query.data, query.error, read)
  const failure = query.data?.outcome
  return reading.state === 'absent' && failure?.kind === 'forbidden'
    ? { ...reading, refused: { server, failure, call: { command, ...(args && { args }) } } }
    : reading
}

/** Asking again would only fill the server's log. */
const isRefused = (kind: string | undefined) =>
  kind === 'forbidden' || kind === 'unknown-command' || kind === 'bad-credentials' || kind === 'bad-token'

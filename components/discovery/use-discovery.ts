'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { discoveryQuery, mayLookQuery } from '@/lib/client/discovery'
import { catalogueQuery } from '@/lib/client/queries'

/** What is known of a server's commands. The lists of commands elsewhere follow as soon as a look has ended. */
export function useDiscovery(server: string) {
  const client = useQueryClient()
  const query = useQuery(discoveryQuery(server))
  const isRunning = query.data?.kind === 'ejabberd' && query.data.look.state === 'running'
  const wasRunning = useRef(false)
  useEffect(() => {
    if (wasRunning.current && !isRunning)
      client.invalidateQueries({ queryKey: catalogueQuery(server).queryKey })
    wasRunning.current = isRunning
  }, [client, server, isRunning])
  return query
}

/** Why the person may not change what is known; undefined: they may. */
export function useMayNot(server: string): string | undefined {
  const { data, error } = useQuery(mayLookQuery(server))
  if (error) return error.message
  if (!data) return 'Asking whether you may'
  return data.isAllowed ? undefined : data.reason
}

/** Something that changes what is known. */
export function useChange<T>(server: string, change: (value: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: discoveryQuery(server).queryKey, exact: true }),
        client.invalidateQueries({ queryKey: catalogueQuery(server).queryKey }),
      ]),
  })
}

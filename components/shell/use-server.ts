'use client'

import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { serversQuery } from '@/lib/client/queries'
import type { ServerSummary } from '@/lib/client/types'

const ServerId = createContext('')

export const ServerProvider = ServerId.Provider

/** The id of the server whose pages these are. */
export const useServerId = () => useContext(ServerId)

/** All servers, and the one whose pages these are (undefined while loading, or where there is none of that id). */
export function useServers() {
  const id = useServerId()
  const query = useQuery(serversQuery())
  const servers: readonly ServerSummary[] = query.data?.servers ?? []
  return { query, servers, server: servers.find(each => each.id === id) }
}

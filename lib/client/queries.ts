import { queryOptions } from '@tanstack/react-query'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'
import { run } from './run'
import type { CatalogueAnswer, ServersAnswer } from './types'

const HOUR_MS = 3_600_000

/**
 * Every server with its health and who is signed in there; asked again while in sight, soon where one has not answered
 * yet.
 */
export const serversQuery = () =>
  queryOptions({
    queryKey: ['servers'],
    queryFn: ({ signal }) => fetchJson<ServersAnswer>(paths.consoleApi.servers(), { signal }),
    staleTime: 5_000,
    refetchInterval: ({ state: { data } }) =>
      data?.servers.some(({ state }) => state === 'unknown') ? 1_000 : 10_000,
  })

/** The commands of a server. Changes with its release only, hence kept; asked again while the server is looked at. */
export const catalogueQuery = (server: string) =>
  queryOptions({
    queryKey: ['catalogue', server],
    queryFn: ({ signal }) => fetchJson<CatalogueAnswer>(paths.consoleApi.catalogue(server), { signal }),
    refetchInterval: ({ state: { data } }) => (data?.isLooking ? 3_000 : false),
    staleTime: HOUR_MS,
    gcTime: HOUR_MS,
  })

/** A command that only reads, as a query. Its data is the whole RunAnswer: the outcome may be a failure. */
export const runReadQuery = (server: string, command: string, args: Readonly<Record<string, Json>> = {}) =>
  queryOptions({
    queryKey: ['run', server, command, args],
    queryFn: ({ signal }) => run(server, command, { args }, signal),
    staleTime: 5_000,
  })

import { queryOptions } from '@tanstack/react-query'
import type { Comparison } from '@/lib/commands/comparison'
import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'

/** One side of a comparison, as people call it. */
export interface SideSummary {
  readonly kind: 'server' | 'release'
  /** Id of the server, or the release: "26.07". */
  readonly id: string
  /** "Real ejabberd", "ejabberd 26.07" */
  readonly label: string
  /** "ejabberd 23.01", "Switchboard 0.1.0" */
  readonly software: string
  readonly commands: number
}

/** `GET /console-api/servers/:server/compare?with=:other` */
export interface CompareAnswer extends Comparison {
  readonly here: SideSummary
  readonly there: SideSummary
}

/** Compares a server with another one, where the person is signed in too, or with a release of ejabberd. */
export const compareQuery = (server: string, other: string) =>
  queryOptions({
    queryKey: ['compare', server, other],
    queryFn: ({ signal }) => fetchJson<CompareAnswer>(paths.consoleApi.compare(server, other), { signal }),
    staleTime: 60_000,
    retry: false,
  })

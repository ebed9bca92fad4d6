import { queryOptions } from '@tanstack/react-query'
import type { Frontend } from '@/lib/commands/frontend'
import type { BehaviourNote, CommandAdvice } from '@/lib/commands/upgrade'
import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'

/** How a command was called. Times: milliseconds since 1970. */
export interface Calls {
  readonly calls: number
  readonly lastAt: number
  readonly interfaces: readonly Frontend[]
}

/** One command, and whether it was called. */
export interface AdvisedCommand {
  readonly command: string
  readonly advice: CommandAdvice
  /** By programs through Switchboard; null: never. */
  readonly byPrograms: Calls | null
  /** By the pages of this console, which follow the server by themselves; null: never. */
  readonly byConsole: Calls | null
}

export interface UpgradeRequest {
  /** A release; left out: the newest. */
  readonly to?: string
}

/** `POST /console-api/servers/:server/upgrade` */
export interface UpgradeAnswer {
  /** Whose definitions the server has. */
  readonly from: string
  readonly software: string
  /** The server has told its release; else it is a guess. */
  readonly isFromSure: boolean
  /** Releases that are newer, ascending. */
  readonly releases: readonly string[]
  /** Null where there is no newer one. */
  readonly to: string | null
  /** Whose calls are counted. */
  readonly counted: 'everybody' | 'own' | 'none'
  /** Since when there are counted calls; null: none. */
  readonly countedSince: number | null
  /** Every command that something happens to, and every one that was called. */
  readonly commands: readonly AdvisedCommand[]
  /** Called, and ejabberd's own releases do not have them. */
  readonly foreign: readonly string[]
  /** Programs asked for tokens here. */
  readonly hasTokenCalls: boolean
  readonly behaviours: readonly (BehaviourNote & { readonly isGeneral: boolean })[]
  /** Commands that the newer release has in addition. */
  readonly added: readonly string[]
}

/** What an upgrade of a server would mean. A POST: it may ask the server whether the person may see all calls. */
export const upgradeQuery = (server: string, to: string | undefined) =>
  queryOptions({
    queryKey: ['upgrade', server, to ?? ''],
    queryFn: ({ signal }) =>
      fetchJson<UpgradeAnswer>(paths.consoleApi.upgrade(server), {
        method: 'POST',
        body: (to === undefined ? {} : { to }) satisfies UpgradeRequest,
        signal,
      }),
    staleTime: 30_000,
    retry: false,
  })

import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'

/** What the console's endpoints on a server's own commands answer. Times: milliseconds since 1970. */

export type SourceName = 'file' | 'ctl' | 'docs' | 'probe' | 'adhoc'

export interface SourceSummary {
  readonly source: SourceName
  /** The configuration names it: it is heard with every look. */
  readonly isConfigured: boolean
  /** When it was heard last; null: never. */
  readonly at: number | null
  /** What the server called itself then; '' where it was not asked. */
  readonly software: string
  /** How many commands it describes. */
  readonly commands: number
  /** The name of the file that it is. */
  readonly file?: string
}

/** A command about which there is something to say. */
export interface NotableCommand {
  readonly name: string
  readonly module: string
  /** Why it is not there, or how it is different, or of a stranger what the server says of it; '' where nobody says. */
  readonly about: string
  readonly source: string
}

/** What a look did not get: a sentence, and from which source; without one it is about the whole look. */
export interface LookProblem {
  readonly source?: SourceName
  readonly message: string
}

export type LookSummary =
  | { readonly state: 'never' }
  | {
      readonly state: 'running'
      readonly source: SourceName
      readonly progress?: { readonly done: number; readonly total: number }
    }
  | { readonly state: 'ended'; readonly at: number; readonly problems: readonly LookProblem[] }
  | { readonly state: 'cancelled'; readonly at: number }

/** `GET /console-api/servers/:server/discovery` */
export type DiscoveryAnswer =
  | { readonly kind: 'hosted'; readonly software: string; readonly commands: number }
  | {
      readonly kind: 'ejabberd'
      readonly software: string
      /** Whose bundled facts are compared with. */
      readonly release: string
      /** The server has told its release; else it is a guess. */
      readonly isReleaseKnown: boolean
      readonly look: LookSummary
      readonly sources: readonly SourceSummary[]
      /** How many are known to be there; not there; and nobody has looked. */
      readonly there: number
      readonly unasked: number
      readonly absent: readonly NotableCommand[]
      readonly different: readonly NotableCommand[]
      readonly foreign: readonly NotableCommand[]
      readonly alsoTried: readonly string[]
    }

/** Whether the person may change what is known; `reason` is a sentence. */
export type MayLook = { readonly isAllowed: true } | { readonly isAllowed: false; readonly reason: string }

export interface LookRequest {
  /** Names to try from now on; left out: those of before. */
  readonly alsoTried?: readonly string[]
}

export interface TeachRequest {
  readonly source: 'docs' | 'file'
  /** The file's name. */
  readonly file: string
  readonly text: string
}

const post = <T>(server: string, action: string, body: unknown) =>
  fetchJson<T>(paths.consoleApi.discoveryAction(server, action), { method: 'POST', body })

/** Asked again and again while a look is under way. */
export const discoveryQuery = (server: string) =>
  queryOptions({
    queryKey: ['discovery', server],
    queryFn: ({ signal }) => fetchJson<DiscoveryAnswer>(paths.consoleApi.discovery(server), { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.kind === 'ejabberd' && data.look.state === 'running' ? 700 : false,
  })

export const mayLookQuery = (server: string) =>
  queryOptions({
    queryKey: ['discovery', server, 'may'],
    queryFn: () => post<MayLook>(server, 'may', {}),
    staleTime: 60_000,
  })

export const lookAgain = (server: string, request: LookRequest) => post(server, 'look', request)
export const cancelLook = (server: string) => post(server, 'cancel', {})
export const teach = (server: string, request: TeachRequest) => post(server, 'teach', request)
export const forgetSource = (server: string, source: SourceName) => post(server, 'forget', { source })

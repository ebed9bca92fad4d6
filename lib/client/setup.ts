import { queryOptions } from '@tanstack/react-query'
import type { PurposeId } from '@/lib/access/purposes'
import { paths } from '@/lib/paths'
import type { SetupFacts } from '@/lib/yaml/setup'
import { fetchJson, fetchLines } from './fetch-json'

/** A step of the doctor before it is taken. */
export interface StepPlan {
  readonly id: string
  readonly title: string
  /** Why it matters. */
  readonly why: string
}

/** What a step found. `untried`: it was not taken, `seen` says why. */
export interface StepReport extends StepPlan {
  readonly state: 'ok' | 'problem' | 'untried' | 'unclear'
  readonly seen: string
  readonly fix?: StepFix
}

/** What to change: a sentence, and lines for a file where there are some. `and`: what else. */
export interface StepFix {
  readonly say: string
  readonly file?: string
  readonly yaml?: string
  readonly and?: StepFix
}

/** `GET /console-api/servers/:server/setup` */
export type SetupAnswer =
  | {
      readonly kind: 'hosted'
      /** Name of the configuration file. */
      readonly file: string
      /** Paths at this site, each with the interface that answers there. */
      readonly handlers: readonly { readonly path: string; readonly module: string }[]
    }
  | {
      readonly kind: 'ejabberd'
      readonly facts: SetupFacts
      /** Lines for `switchboard.yml` that name an address of XMPP; left out where one is named. */
      readonly xmppLines?: string
      readonly software: string
      readonly isReleaseKnown: boolean
      readonly steps: readonly StepPlan[]
    }

/** `POST` takes this and answers a line of JSON for each step, as it ends. */
export interface DoctorRequest {
  /** Empty: nobody is tried. Neither is kept. */
  readonly jid: string
  readonly password: string
  readonly purposes: readonly PurposeId[]
  readonly tokens: boolean
  readonly adhoc: boolean
}

export const setupQuery = (server: string) =>
  queryOptions({
    queryKey: ['setup', server],
    queryFn: ({ signal }) => fetchJson<SetupAnswer>(paths.consoleApi.setup(server), { signal }),
    retry: false,
  })

/** Has the doctor look; each report is handed on as it comes. Raises a ClientError. */
export const examine = (
  server: string,
  request: DoctorRequest,
  onStep: (report: StepReport) => void,
  signal: AbortSignal,
): Promise<void> =>
  fetchLines<StepReport>(paths.consoleApi.setup(server), { method: 'POST', body: request, signal }, onStep)

import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Outcome } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'

/** What the console's own endpoints answer (`/console-api/…`). JSON; integers beyond 2^53 arrive as text. */

export interface ServerSummary {
  readonly id: string
  readonly label: string
  readonly kind: 'hosted' | 'ejabberd'
  /** Address that API clients use, relative to this site: "/api" or "/servers/ID/api". */
  readonly apiPath: string
  /** `unknown`: it has not been looked at yet, or has not answered yet. */
  readonly state: 'up' | 'down' | 'unknown'
  /** Times: milliseconds since 1970. When it was looked at last. */
  readonly checkedAt?: number
  /** Since when it is seen to be up, or down. */
  readonly since?: number
  /** How long it took to answer, when up. */
  readonly latencyMs?: number
  /** "ejabberd 23.01", when up. */
  readonly software?: string
  /** Why it is down and what to do. */
  readonly message?: string
  /** JID (or "token") of the person who is signed in there in this browser; null: nobody. */
  readonly signedInAs: string | null
}

/** `GET /console-api/servers` */
export interface ServersAnswer {
  readonly servers: readonly ServerSummary[]
}

/** `GET /console-api/servers/:server/catalogue` */
export interface CatalogueAnswer {
  readonly release: string
  readonly software: string
  readonly source: string
  /** The server is being looked at: more will be known soon. */
  readonly isLooking?: boolean
  readonly commands: readonly CatalogueCommand[]
  /** "mod_x.ts:3: reason" for each module of others that did not load; only who may see the rules is told. */
  readonly modulesNotLoaded?: readonly string[]
}

/** `POST /console-api/servers/:server/run/:command` takes this. */
export interface RunRequest {
  /** API version; left out: the newest. */
  readonly version?: number
  readonly args: Readonly<Record<string, Json>>
}

/** … and answers this, whatever the outcome. */
export interface RunAnswer {
  readonly id: string
  readonly command: string
  readonly version: number
  readonly startedAt: string
  readonly durationMs: number
  readonly outcome: Outcome<Json>
}

/** Every other answer than 2xx has this body. `signed-out` sends the person to the sign-in page of the server. */
export interface ApiError {
  readonly error: {
    readonly kind:
      | 'signed-out'
      | 'cross-site'
      | 'forbidden'
      | 'not-found'
      | 'bad-request'
      | 'unreachable'
      | 'internal'
    readonly message: string
  }
}

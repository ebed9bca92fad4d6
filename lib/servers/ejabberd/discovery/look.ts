import type { Account } from './adhoc/session'
import type { Source } from './findings'
import type { Progress } from './progress'

/** One sentence on what a look did not get, and from which source; without one it is about the whole look. */
export interface Problem {
  readonly source?: Source
  readonly message: string
}

/** A look at a server: under way, or how the last one ended. */
export type Look =
  | { readonly state: 'never' }
  | {
      readonly state: 'running'
      readonly source: Source
      readonly progress?: Progress
      readonly startedAt: number
    }
  | { readonly state: 'ended'; readonly at: number; readonly problems: readonly Problem[] }
  | { readonly state: 'cancelled'; readonly at: number }

/** What a look is made with. */
export interface LookWith {
  /** The `Authorization` header of the person who asks for it. */
  readonly authorization?: string
  /** The same person, where they signed in with a password: only that opens XMPP. */
  readonly account?: Account
  /** Names to try from now on, beside those of ejabberd: then only they are asked for where the rest is known. */
  readonly alsoTried?: readonly string[]
}

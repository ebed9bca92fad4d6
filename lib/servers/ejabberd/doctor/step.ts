import type { PurposeId } from '@/lib/access/purposes'
import type { Outcome } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import type { SetupFacts, SetupSections, SetupWish } from '@/lib/yaml/setup'
import type { Credentials } from '../../server'
import type { EjabberdClient } from '../client'
import type { EjabberdConfig } from '../config'
import type { Release } from '../release'

export type StepId =
  | 'name'
  | 'port'
  | 'tls'
  | 'api'
  | 'host'
  | 'credentials'
  | 'read'
  | 'modules'
  | 'oauth'
  | 'ctl'
  | 'adhoc'

/** What to change: a sentence, and the lines where there are some. */
export interface Fix {
  readonly say: string
  readonly file?: 'ejabberd.yml' | 'switchboard.yml'
  readonly yaml?: string
  /** What is to be changed besides, in another file. */
  readonly and?: Fix
}

/** What a step found. `seen`: one or more sentences. */
export type Finding =
  | { readonly state: 'ok'; readonly seen: string }
  /** `isPassable`: the steps that need this one can be taken all the same. */
  | { readonly state: 'problem'; readonly seen: string; readonly fix: Fix; readonly isPassable?: true }
  /** It was not looked at; `seen` says why. */
  | { readonly state: 'untried'; readonly seen: string }
  /** It was looked at, and nothing can be told from that. */
  | { readonly state: 'unclear'; readonly seen: string; readonly fix?: Fix }

/** One thing to look at on the way to a server that can be used. */
export interface Step {
  readonly id: StepId
  readonly title: string
  /** Why it matters, in a sentence. */
  readonly why: string
  /** Steps that must have gone well before. */
  readonly needs: readonly StepId[]
  /** Changes nothing at the server. Never throws for what a server or network may do. */
  readonly look: (examination: Examination) => Promise<Finding>
}

/** What a step is told. */
export interface Examination {
  readonly config: EjabberdConfig
  /** Where the API is. */
  readonly url: URL
  readonly client: EjabberdClient
  readonly oauthClient: EjabberdClient
  readonly purposes: readonly PurposeId[]
  /** Whether OAuth is wanted. */
  readonly tokens: boolean
  /** Whether ad-hoc commands are wanted. */
  readonly adhoc: boolean
  /** Of the account that is to be let in; `none` where nobody was named. */
  readonly credentials: Credentials
  /** The release as far as it is known by now. */
  release(): Release
  facts(): SetupFacts
  /** The lines that let the account in; `also`: with this besides what is wanted. */
  sections(also?: Pick<SetupWish, 'adhoc'>): SetupSections
  /** Has a command run as the account, on the road that all calls go. */
  readonly run: Run
  /** The configured `ejabberdctl` may be run. */
  readonly mayRunCtl: boolean
  readonly signal: AbortSignal
}

export type Run = (
  command: string,
  args: Readonly<Record<string, Json>>,
  credentials: Credentials,
) => Promise<Outcome<unknown>>

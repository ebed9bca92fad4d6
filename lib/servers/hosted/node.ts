import type { Attempts } from './attempts'
import type { InForce } from './in-force'
import type { Jobs } from './jobs'
import type { Log } from './log'
import type { PasswordCache } from './password-cache'
import type { RoomMemory } from './rooms/memory'
import type { SpamFilter } from './spam-filter'
import type { TokenCache } from './token-cache'

/** What the hosted server keeps in memory: the counterpart of ejabberd's Erlang node. */
export interface HostedNode {
  /** As `list_cluster` shows it. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** The release whose commands and answers these are: "26.07". */
  readonly release: string
  readonly log: Log
  readonly passwords: PasswordCache
  readonly attempts: Attempts
  readonly tokens: TokenCache
  readonly jobs: Jobs
  readonly rooms: RoomMemory
  /** By virtual host; made when they are first asked for. */
  readonly spamFilters: Map<string, SpamFilter>
  /** The modules that are loaded. */
  modules(): InForce['modules']
  /** Whether it is a command here, of any version, that interfaces may run. */
  isPublicCommand(name: string): boolean
  described(): ReturnType<InForce['described']>
  /** Reads the configuration anew; undefined, or what is wrong with it: then all stays as it was. */
  reloadConfig(): string | undefined
  /** The configuration in force as YAML. */
  dumpConfig(): string
}

import type { Attempts } from './attempts'
import type { Jobs } from './jobs'
import type { Log } from './log'
import type { PasswordCache } from './password-cache'
import type { RoomMemory } from './rooms/memory'
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
  /** Whether it is a command here, of any version, that interfaces may run. */
  isPublicCommand(name: string): boolean
}

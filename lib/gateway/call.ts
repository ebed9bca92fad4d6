import type { Definition } from '@/lib/commands/definition'
import type { LongOutcome } from '@/lib/commands/long-list'
import type { Outcome } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'
import type { Caller, CommandServer, Credentials, Origin } from '@/lib/servers/server'

/** Arguments by name, coerced to their types. */
export type Arguments = Readonly<Record<string, Value>>

/** One call on its way through the gateway, as an interface hands it over. */
export interface GatewayCall {
  readonly server: CommandServer
  /** The command's name as given, nothing folded. */
  readonly command: string
  /** The API version asked for; `LATEST` for no limit. */
  readonly version: number
  readonly credentials: Credentials
  readonly origin: Origin
  /** Decodes the arguments once the definition is known; called after the credentials were accepted. */
  readonly readArguments: (definition: Definition) => Outcome<Arguments>
  /**
   * The console speaks for a signed-in person about their own account: what the rules refuse is allowed where
   * `ownRight` says so. No command interface sets it.
   */
  readonly forOwnAccount?: boolean
  /** Told what a command prints while it runs, line by line; where there is a terminal to print on. */
  readonly print?: (line: string) => void
}

/** How it ended. `definition` is absent where no command was found; `caller` where the credentials were not accepted. */
export interface GatewayResult<O = Outcome> {
  readonly outcome: O
  readonly definition?: Definition
  readonly caller?: Caller
  /** No rule permits the call; it ran since it concerns the caller's own account only. */
  readonly isOwnAccount?: boolean
}

/** The one road of every call. */
export interface Gateway {
  /** The value whole; `too-large` where it is a list that should not be held. */
  run(call: GatewayCall): Promise<GatewayResult>
  /**
   * The same with long lists in pieces, for whoever can hand them on so. They must be read, or their reading be ended:
   * the call is over, and recorded, when they are.
   */
  stream(call: GatewayCall): Promise<GatewayResult<LongOutcome>>
}

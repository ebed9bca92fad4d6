import type { Outcome } from '@/lib/commands/outcome'
import type { Value } from '@/lib/commands/types'
import type { Store } from '@/lib/store/store'
import type { Caller } from '../server'
import type { HostedConfig } from './config'
import type { HostedNode } from './node'

/** The hosted server's parts. */
export interface Hosted {
  readonly store: Store
  readonly config: HostedConfig
  readonly node: HostedNode
}

/** What a handler may use. */
export interface HostedContext extends Hosted {
  readonly caller: Caller
  /** A line for whoever runs the command in a terminal; all others never see it. */
  readonly print: (line: string) => void
  /** Another command, as the same caller and on the same road as any call. */
  readonly run: (command: string, args: Readonly<Record<string, Value>>) => Promise<Outcome>
}

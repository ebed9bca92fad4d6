import type { Store } from '@/lib/store/store'
import type { Caller } from '../server'
import type { HostedConfig } from './config'

/** What a handler may use. */
export interface HostedContext {
  readonly store: Store
  readonly config: HostedConfig
  readonly caller: Caller
}

import type { RunAnswer } from '@/lib/client/types'
import type { Definition } from '@/lib/commands/definition'
import type { Json } from '@/lib/commands/types'

/** One run of a command on this page. Its arguments hold secrets: it lives in memory only. */
export interface RunRecord {
  readonly id: string
  readonly definition: Definition
  readonly args: Readonly<Record<string, Json>>
  readonly startedAt: Date
  /** Absent: it is still running. */
  readonly answer?: RunAnswer
}

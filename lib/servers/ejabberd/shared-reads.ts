import type { Outcome } from '@/lib/commands/outcome'
import type { ServerCall } from '../server'
import { toJson } from './call'
import { authorizationOf } from './identify'

/** Reads that are on their way. */
export interface SharedReads {
  /** Asks, or takes the answer that an equal read of the same credentials is waiting for. */
  ask(call: ServerCall, ask: (call: ServerCall) => Promise<Outcome>): Promise<Outcome>
  /** Something may have changed: whoever asks from now on must not get an answer that was begun before. */
  changed(): void
}

/**
 * Lets a server be asked once where several panels of a page want the same at the same time. Equal are only reads with
 * the same credentials, command, API version and arguments: nobody gets an answer that was given to somebody else, and
 * none is kept.
 */
export function createSharedReads(): SharedReads {
  const underway = new Map<string, Promise<Outcome>>()
  return {
    ask(call, ask) {
      const key = keyOf(call)
      const same = underway.get(key)
      if (same) return same
      const asked = ask(call).finally(() => {
        if (underway.get(key) === asked) underway.delete(key)
      })
      underway.set(key, asked)
      return asked
    },
    changed: () => underway.clear(),
  }
}

function keyOf({ definition, version, args, credentials }: ServerCall): string {
  const who = authorizationOf(credentials) ?? null
  const sorted = Object.fromEntries(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify([who, definition.name, definition.version, version, toJson(sorted)])
}

import type { Calls } from '@/lib/client/upgrade'
import type { Frontend } from '@/lib/commands/frontend'
import type { Usage } from '@/lib/gateway/usage'

const isCommand = ({ frontend }: Usage) => frontend !== 'ejabberd_oauth'

/** The commands that were called, each once. */
export const commandsOf = (usage: readonly Usage[]): string[] => [
  ...new Set(usage.filter(isCommand).map(({ command }) => command)),
]

/** By command: what programs called, and what the console did. */
export function callsOf(usage: readonly Usage[]) {
  const calls = new Map<string, { byPrograms?: Calls; byConsole?: Calls }>()
  for (const each of usage.filter(isCommand)) {
    const known = calls.get(each.command) ?? {}
    // Only mod_http_api is shared by programs and the console's pages.
    const isProgram = each.isPassed || each.frontend !== 'mod_http_api'
    const key = isProgram ? 'byPrograms' : 'byConsole'
    calls.set(each.command, { ...known, [key]: together(known[key], each) })
  }
  return calls
}

function together(before: Calls | undefined, { calls, lastAt, frontend }: Usage): Calls {
  const interfaces = new Set([...(before?.interfaces ?? []), frontend as Frontend])
  return {
    calls: (before?.calls ?? 0) + calls,
    lastAt: Math.max(before?.lastAt ?? 0, lastAt),
    interfaces: [...interfaces],
  }
}

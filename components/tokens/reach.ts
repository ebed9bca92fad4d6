import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Effect } from '@/lib/commands/notes'
import { isWide } from './presets'

/** What a token can do, as far as that is known. */
export interface Reach {
  /** By effect, the harmless first; without those that are empty. */
  readonly groups: readonly { readonly effect: Effect; readonly commands: readonly CatalogueCommand[] }[]
  /** Scopes that name a command which no rule opens for this token. */
  readonly closed: readonly string[]
  /** The rules are known, so that this is what it can do; else it is what its scopes name. */
  readonly isSure: boolean
}

const EFFECTS: readonly Effect[] = ['read', 'write', 'destructive']

/** @param opens the commands that the rules open; null where only the server knows its rules */
export function reachOf(
  scopes: readonly string[],
  commands: readonly CatalogueCommand[],
  opens: readonly string[] | null,
): Reach {
  const can = new Set(opens ?? scopes)
  const within = commands.filter(({ name, unavailable }) => can.has(name) && !unavailable)
  return {
    groups: EFFECTS.map(effect => ({
      effect,
      commands: within.filter(({ notes }) => notes.effect === effect),
    })).filter(group => group.commands.length > 0),
    closed: opens ? scopes.filter(scope => !isWide(scope) && !can.has(scope)) : [],
    isSure: opens !== null,
  }
}

/** What one command of an effect does, and what several do. */
const DOES: Record<Effect, readonly [one: string, many: string]> = {
  read: ['reads', 'read'],
  write: ['changes something', 'change something'],
  destructive: ['destroys something', 'destroy something'],
}

/** "It can run 12 commands that read, 3 that change something and 1 that destroys something." */
export function reachSentence({ groups, isSure }: Reach): string {
  if (groups.length === 0)
    return isSure ? 'With the rules in force it opens nothing.' : 'Its scopes name no command of this server.'
  const parts = groups.map(({ effect, commands }, at) => {
    const count = commands.length
    const noun = at > 0 ? '' : count === 1 ? ' command' : ' commands'
    return `${count}${noun} that ${DOES[effect][count === 1 ? 0 : 1]}`
  })
  const last = parts.pop()
  const list = parts.length > 0 ? `${parts.join(', ')} and ${last}` : last
  return isSure ? `It can run ${list}.` : `Its scopes name ${list}.`
}

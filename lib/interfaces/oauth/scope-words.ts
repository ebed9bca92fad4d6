import type { Effect } from '@/lib/commands/notes'
import type { HostedServer } from '@/lib/servers/hosted/server'

/** What a token with a scope is good for. */
export interface ScopeWords {
  /** A sentence, without its full stop. */
  readonly sentence: string
  readonly effect: Effect
}

/** Scopes that stand for more than one command. What they open is for the rules to say. */
const BROAD: Readonly<Record<string, ScopeWords>> = {
  'ejabberd:admin': {
    sentence: 'Run whatever this server lets administrators run, where your account is one of them',
    effect: 'destructive',
  },
  'ejabberd:user': {
    sentence: 'Run whatever this server lets holders of accounts run, in your name',
    effect: 'write',
  },
  sasl_auth: {
    sentence: 'Sign in to XMPP as you, with the token in place of your password',
    effect: 'write',
  },
}

/** A scope in plain words; undefined: the server has no such scope. */
export function scopeWords({ oauth, notes }: HostedServer, scope: string): ScopeWords | undefined {
  if (!oauth.isScope(scope)) return undefined
  if (Object.hasOwn(BROAD, scope)) return BROAD[scope]
  const { summary, effect } = notes(scope)
  return { sentence: summary, effect }
}

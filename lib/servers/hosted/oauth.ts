import { accessAllows } from '@/lib/access/access-rule'
import type { Hosted } from './context'
import { issueToken, type Token } from './tokens'

/** Scopes that are no command. */
const BROAD_SCOPES: ReadonlySet<string> = new Set(['ejabberd:admin', 'ejabberd:user', 'sasl_auth'])

/** Whether all are scopes that a token may carry: the broad ones and the names of public commands. */
export function areScopes({ node }: Hosted, scopes: readonly string[]): boolean {
  return scopes.every(scope => BROAD_SCOPES.has(scope) || node.isPublicCommand(scope))
}

/** Whether the access rule `oauth_access` lets an account have tokens at all. */
export function mayHaveTokens({ config }: Hosted, jid: Token['jid']): boolean {
  return accessAllows(config.access, config.oauth.access, jid.host, { jid })
}

/** Issues a token without a password; the reason where that is refused. */
export async function grant(
  hosted: Hosted,
  owner: Pick<Token, 'jid' | 'scopes'>,
  ttlSeconds: number,
): Promise<Token | 'badpass' | 'invalid_scope'> {
  if (!mayHaveTokens(hosted, owner.jid)) return 'badpass'
  if (!areScopes(hosted, owner.scopes)) return 'invalid_scope'
  return issueToken(hosted, owner, ttlSeconds)
}

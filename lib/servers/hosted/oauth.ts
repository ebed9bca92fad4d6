import { accessAllows } from '@/lib/access/access-rule'
import type { Verdict } from './attempts'
import type { HostedConfig } from './config'
import type { Hosted } from './context'
import { type SignIn, signIn } from './credentials'
import { withGroups } from './group-membership'
import { findClient, type OauthClient } from './oauth-clients'
import { isSameText } from './passwords'
import { issueToken, type Token } from './tokens'

/** Of an invented client ID no more is remembered than this. */
const NAME_LENGTH = 200

/** Scopes that are no command. */
const BROAD_SCOPES: ReadonlySet<string> = new Set(['ejabberd:admin', 'ejabberd:user', 'sasl_auth'])

/** Whether all are scopes that a token may carry: the broad ones and the names of public commands. */
export function areScopes({ node }: Hosted, scopes: readonly string[]): boolean {
  return scopes.every(scope => BROAD_SCOPES.has(scope) || node.isPublicCommand(scope))
}

/** Whether the access rule `oauth_access` lets an account have tokens at all. */
export function mayHaveTokens({ store, config }: Hosted, jid: Token['jid']): Promise<boolean> {
  return withGroups(store, config.access, rules =>
    accessAllows(rules, config.oauth.access, jid.host, { jid }),
  )
}

/** Issues a token without a password; the reason where that is refused. */
export async function grant(
  hosted: Hosted,
  owner: Pick<Token, 'jid' | 'scopes'>,
  ttlSeconds: number,
): Promise<Token | 'badpass' | 'invalid_scope'> {
  if (!(await mayHaveTokens(hosted, owner.jid))) return 'badpass'
  if (!areScopes(hosted, owner.scopes)) return 'invalid_scope'
  return issueToken(hosted, owner, ttlSeconds)
}

/** Somebody asks for a token with their password. */
export interface GrantRequest extends SignIn {
  readonly scopes: readonly string[]
  readonly ttlSeconds: number
}

/** What the OAuth endpoints ask of the server whose tokens they give out. */
export interface AuthorizationServer {
  readonly clientIdCheck: HostedConfig['oauth']['clientIdCheck']
  /** Lifetime of a token whose request names none. */
  readonly expireSeconds: number
  isScope(word: string): boolean
  findClient(id: string): Promise<OauthClient | undefined>
  /** Whether a client that says so is a registered one that may bring people's passwords. */
  checkClient(client: { id: string; secret: string }, address: string | undefined): Promise<Verdict>
  /** Whether somebody may have the token that they ask for; whether the scopes exist is looked at last. */
  allow(request: GrantRequest): Promise<Permit | GrantRefusal>
}

/** A token that may be issued, once. */
export interface Permit {
  readonly kind: 'permit'
  readonly jid: Token['jid']
  issue(): Promise<Token>
}

export type GrantRefusal =
  | { readonly kind: 'bad-password' }
  | { readonly kind: 'bad-scope' }
  | { readonly kind: 'slow-down'; readonly retryAfterSeconds: number }

export function createAuthorizationServer(hosted: Hosted): AuthorizationServer {
  const { clientIdCheck, expireSeconds } = hosted.config.oauth
  return {
    clientIdCheck,
    expireSeconds,
    isScope: word => areScopes(hosted, [word]),
    findClient: id => findClient(hosted.store, id),

    checkClient({ id, secret }, address) {
      const check = async () => {
        const client = await findClient(hosted.store, id)
        const isPasswordClient = client?.grant === 'password'
        // Compared in any case, so that time does not tell which clients there are.
        return isSameText(isPasswordClient ? client.secret : '', secret) && isPasswordClient
      }
      return hosted.node.attempts.guard(`client ${id.slice(0, NAME_LENGTH)}`, address, check)
    },

    async allow({ scopes, ttlSeconds, ...request }) {
      const { verdict, account } = await signIn(hosted, request)
      if (typeof verdict === 'object') return { kind: 'slow-down', ...verdict }
      if (verdict === 'wrong' || !account || !(await mayHaveTokens(hosted, account)))
        return { kind: 'bad-password' }
      if (!areScopes(hosted, scopes)) return { kind: 'bad-scope' }
      const issue = () => issueToken(hosted, { jid: account, scopes }, ttlSeconds)
      return { kind: 'permit', jid: account, issue }
    },
  }
}

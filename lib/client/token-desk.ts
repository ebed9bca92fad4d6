import type { Failure, Outcome } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'
import { paths } from '@/lib/paths'
import { fetchJson } from './fetch-json'
import type { RunAnswer } from './types'

/** What the console's endpoints for tokens and clients answer. A token itself is answered once, when it is issued. */

/** A token as everybody but its holder knows it. Times: milliseconds since 1970. */
export interface TokenSummary {
  readonly fingerprint: string
  /** JID of the account that it acts for. */
  readonly owner: string
  readonly scopes: readonly string[]
  /** Null where the server does not tell. */
  readonly expiresAt: number | null
  /** The server lists it. False: it was issued here, and the server lists none. */
  readonly isListed: boolean
  /** '' where nobody named it. */
  readonly name: string
  readonly purpose: string
  /** JID of the person who issued it here; '' where it was issued elsewhere. */
  readonly createdBy: string
  readonly createdAt: number | null
  /** As far as it was used through Switchboard. */
  readonly lastUsedAt: number | null
}

export interface TokenList {
  readonly tokens: readonly TokenSummary[]
  /** The rules do not let the person list tokens: these are their own. */
  readonly isOwnOnly: boolean
}

export interface IssueRequest {
  readonly owner: string
  readonly seconds: number
  readonly scopes: readonly string[]
  readonly name: string
  readonly purpose: string
}

export interface IssuedToken extends TokenSummary {
  readonly token: string
}

/** By fingerprint, or one token by itself where the server does not list it. */
export type RevokeRequest = { readonly fingerprints: readonly string[] } | { readonly token: string }

export interface RevokeAnswer {
  readonly revoked: readonly string[]
  readonly failed: readonly { readonly fingerprint: string; readonly failure: Failure }[]
}

export interface NoteRequest {
  readonly fingerprint: string
  readonly name: string
  readonly purpose: string
}

export interface TryRequest {
  readonly token: string
  readonly command: string
  readonly args: Readonly<Record<string, Json>>
}

export interface ReachRequest {
  readonly owner: string
  readonly scopes: readonly string[]
}

/** The commands that the rules in force give to such a token; null where only the server itself knows its rules. */
export interface ReachAnswer {
  readonly opens: readonly string[] | null
}

export interface ClientSummary {
  readonly id: string
  readonly name: string
  readonly grant: 'password' | 'implicit'
  /** Of an implicit client. */
  readonly redirectUri?: string
}

export interface ClientList {
  readonly clients: readonly ClientSummary[]
  /** `oauth_client_id_check`: whether clients are looked at at all. */
  readonly check: 'allow' | 'db' | 'deny'
}

const post = <T>(path: string, body: unknown, signal?: AbortSignal) =>
  fetchJson<T>(path, { method: 'POST', body, ...(signal ? { signal } : {}) })

const tokens = paths.consoleApi.tokens

export const listTokens = (server: string, signal?: AbortSignal) =>
  post<{ outcome: Outcome<TokenList> }>(tokens(server, 'list'), {}, signal)

export const issueToken = (server: string, request: IssueRequest) =>
  post<{ outcome: Outcome<IssuedToken> }>(tokens(server, 'issue'), request)

export const revokeTokens = (server: string, request: RevokeRequest) =>
  post<RevokeAnswer>(tokens(server, 'revoke'), request)

export const nameToken = (server: string, request: NoteRequest) => post(tokens(server, 'note'), request)

export const tryToken = (server: string, request: TryRequest) =>
  post<RunAnswer>(tokens(server, 'try'), request)

export const tokenReach = (server: string, request: ReachRequest, signal?: AbortSignal) =>
  post<ReachAnswer>(tokens(server, 'reach'), request, signal)

export const listClients = (server: string, signal?: AbortSignal) =>
  post<{ outcome: Outcome<ClientList> }>(paths.consoleApi.clients(server), {}, signal)

import type { CatalogueCommand } from '@/lib/commands/catalogue'
import type { Json } from '@/lib/commands/types'

/** What a person chose for a new token. */
export interface TokenWish {
  readonly jid: string
  readonly seconds: number
  readonly scopes: readonly string[]
}

/** The arguments of `oauth_issue_token` as this server's newest definition wants them: scopes as a list, before 24.02 as one text. */
export function issueArgs(
  command: CatalogueCommand,
  { jid, seconds, scopes }: TokenWish,
): Record<string, Json> {
  const newest = command.versions.at(-1)
  const takesList = newest?.args.some(({ name, type }) => name === 'scopes' && type.kind === 'list')
  return { jid, ttl: seconds, scopes: takesList ? scopes : scopes.join(';') }
}

/** Scopes that are no command's name, each with what it opens. */
export const WIDE_SCOPES = [
  { name: 'ejabberd:admin', about: 'What the rules give to admins who come with a token' },
  { name: 'ejabberd:user', about: 'What the rules give to every account that comes with a token' },
  { name: 'sasl_auth', about: 'Signing in to XMPP with the token instead of the password' },
] as const

export const LIFETIMES = [
  { label: 'One hour', seconds: 3600 },
  { label: 'One day', seconds: 86_400 },
  { label: '30 days', seconds: 2_592_000 },
  { label: 'One year', seconds: 31_536_000 },
] as const

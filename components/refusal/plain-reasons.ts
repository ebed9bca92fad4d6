import { similarNames } from '@/lib/client/similar-names'
import type { Failure } from '@/lib/commands/outcome'
import type { Json } from '@/lib/commands/types'

/** Refusals that no rule of `api_permissions` decides: why, and what to look at. */
export interface PlainReason {
  readonly title: string
  readonly sentences: readonly string[]
}

interface RefusedCall {
  readonly command: string
  readonly args?: Readonly<Record<string, Json>>
}

/** Scopes that are no command. */
const BROAD_SCOPES = ['ejabberd:admin', 'ejabberd:user', 'sasl_auth']

/** `commands`: the names of the server's commands. Undefined for a refusal by the rules, and for other failures. */
export function plainReason(
  failure: Failure,
  { args = {} }: RefusedCall,
  commands: readonly string[],
): PlainReason | undefined {
  if (failure.kind === 'bad-credentials') return badCredentials
  if (failure.kind === 'bad-token') return badToken
  if (failure.kind !== 'refused') return undefined
  if (failure.reason === 'invalid_scope') return invalidScope(args.scopes, commands)
  return failure.reason === 'badpass' ? noTokenForAccount : undefined
}

/** Whether "why?" has an answer. */
export const isExplained = (failure: Failure): boolean =>
  failure.kind === 'forbidden' || plainReason(failure, { command: '' }, []) !== undefined

const badCredentials: PlainReason = {
  title: 'The JID or the password is not accepted',
  sentences: [
    'Credentials are looked at before anything else: no rule was asked, and none would help.',
    'The account does not exist on that virtual host, the password is another one (upper and lower case count), or the account is banned.',
    'A token is sent as Bearer, a JID and a password as Basic: one does not work in the place of the other.',
  ],
}

const badToken: PlainReason = {
  title: 'The token is not accepted',
  sentences: [
    'Credentials are looked at before anything else: no rule was asked, and none would help.',
    'It has expired, was revoked, or was issued by another server. Issue a new one.',
  ],
}

const noTokenForAccount: PlainReason = {
  title: 'The account may not have tokens',
  sentences: [
    'The access rule that oauth_access names does not allow the account the token is for.',
    'Change that access rule, or name another one in oauth_access.',
  ],
}

function invalidScope(scopes: Json | undefined, commands: readonly string[]): PlainReason {
  const asked =
    typeof scopes === 'string' ? scopes.split(';') : Array.isArray(scopes) ? scopes.map(String) : []
  const known = [...BROAD_SCOPES, ...commands]
  const unknown = asked.filter(scope => !known.includes(scope))
  return {
    title: 'A scope does not exist',
    sentences: [
      'A scope is the name of a command of this server, or one of ejabberd:admin, ejabberd:user and sasl_auth.',
      ...unknown.map(scope => {
        const near = similarNames(scope, known)
        return `“${scope}” is none of them${near.length > 0 ? `; near it: ${near.join(', ')}` : ''}.`
      }),
    ],
  }
}

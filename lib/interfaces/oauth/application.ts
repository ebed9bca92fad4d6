import type { AuthorizationServer } from '@/lib/servers/hosted/oauth'
import type { Parameters } from './form'
import { type Redirect, readRedirect } from './redirect'

/** An application that asks for a token, through a person's browser. */
export interface Application {
  readonly kind: 'application'
  readonly redirect: Redirect
  /** As it was registered; undefined: nobody vouches for what it calls itself. */
  readonly name?: string
}

/** Why it gets none, whoever agrees. */
export type Unacceptable = { readonly kind: 'no-clients' | 'unknown-client' | 'bad-address' }

/**
 * Finds the application that a request is from. Unlike ejabberd's, the address that the token would go to is looked at
 * in every case (SPEC 9.2, 14): under `db` it is the one that was registered, exactly.
 */
export async function findApplication(
  { clientIdCheck, findClient }: AuthorizationServer,
  given: Parameters,
): Promise<Application | Unacceptable> {
  if (clientIdCheck === 'deny') return { kind: 'no-clients' }
  const uri = given('redirect_uri')
  const client = await findClient(given('client_id'))
  const isRegistered = client?.grant === 'implicit' && client.redirectUri === uri
  if (clientIdCheck === 'db' && !isRegistered) return { kind: 'unknown-client' }
  const redirect = readRedirect(uri)
  if (!redirect) return { kind: 'bad-address' }
  return { kind: 'application', redirect, name: isRegistered ? client.name : undefined }
}

import type { OauthClientTable } from '@/lib/store/ejabberd-tables'
import type { Store } from '@/lib/store/store'
import { decodePairs, encodePairs } from './erlang-term'

/** An application that may ask for tokens. */
export type OauthClient = { readonly id: string; readonly name: string } & (
  | { readonly grant: 'password'; readonly secret: string }
  | { readonly grant: 'implicit'; readonly redirectUri: string }
)

/** Adds a client, or replaces the one of the same id. */
export async function putClient({ db }: Store, client: OauthClient): Promise<void> {
  const options: Record<string, string> =
    client.grant === 'password' ? { secret: client.secret } : { redirect_uri: client.redirectUri }
  const row = { client_name: client.name, grant_type: client.grant, options: encodePairs(options) }
  await db
    .insertInto('oauth_client')
    .values({ client_id: client.id, ...row })
    .onConflict(conflict => conflict.column('client_id').doUpdateSet(row))
    .execute()
}

/** Tokens that it got stay valid. */
export async function removeClient({ db }: Store, id: string): Promise<void> {
  await db.deleteFrom('oauth_client').where('client_id', '=', id).execute()
}

export async function findClient({ db }: Store, id: string): Promise<OauthClient | undefined> {
  const row = await db.selectFrom('oauth_client').selectAll().where('client_id', '=', id).executeTakeFirst()
  return row && toClient(row)
}

/** All clients, by id. */
export async function listClients({ db }: Store): Promise<OauthClient[]> {
  const rows = await db.selectFrom('oauth_client').selectAll().orderBy('client_id').execute()
  return rows.map(toClient).filter(client => client !== undefined)
}

function toClient(row: OauthClientTable): OauthClient | undefined {
  const options = decodePairs(row.options)
  if (!options) return undefined
  const { client_id: id, client_name: name, grant_type: grant } = row
  if (grant === 'password') return { id, name, grant, secret: options.secret ?? '' }
  return grant === 'implicit' ? { id, name, grant, redirectUri: options.redirect_uri ?? '' } : undefined
}

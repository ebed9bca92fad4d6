import type { Account } from './accounts'
import type { Hosted } from './context'

/** Tables whose rows belong to one account and go with it. */
const OF_ACCOUNT = [
  'users',
  'last',
  'spool',
  'private_storage',
  'motd',
  'rosterusers',
  'rostergroups',
  'roster_version',
  'vcard',
  'privacy_default_list',
  'privacy_list',
  'archive',
  'archive_prefs',
  'push_session',
  'invite_token',
] as const

/**
 * Removes an account with everything that is stored under its name, also where only leftovers are there. Tokens stay
 * valid, as with ejabberd (recorded: auth-token-life).
 */
export async function removeAccount({ store }: Hosted, { user, host }: Account): Promise<void> {
  await store.transact(async trx => {
    for (const table of OF_ACCOUNT) {
      await trx.deleteFrom(table).where('server_host', '=', host).where('username', '=', user).execute()
    }
    await trx
      .deleteFrom('vcard_search')
      .where('server_host', '=', host)
      .where('lusername', '=', user)
      .execute()
    await trx
      .deleteFrom('sr_user')
      .where('server_host', '=', host)
      .where('jid', '=', `${user}@${host}`)
      .execute()
    // Options, affiliations and items go with their node.
    await trx.deleteFrom('pubsub_node').where('host', '=', `${user}@${host}`).execute()
  })
}

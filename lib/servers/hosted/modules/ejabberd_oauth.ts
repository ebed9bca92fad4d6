import { binary, integer, list, restuple, string, tuple } from '@/lib/commands/fields'
import { formatJid, parseJid } from '@/lib/commands/jid'
import { type Outcome, ok, refusedAsResult } from '@/lib/commands/outcome'
import type { Integer, Value } from '@/lib/commands/types'
import type { Hosted } from '../context'
import { defineModule } from '../module'
import { grant } from '../oauth'
import { putClient, removeClient } from '../oauth-clients'
import { nowSeconds } from '../time'
import { listTokens, revokeToken } from '../tokens'

export const ejabberdOauth = defineModule('ejabberd_oauth', command => [
  command(
    {
      name: 'oauth_issue_token',
      tags: ['oauth'],
      args: [string('jid'), integer('ttl'), string('scopes')],
      lists: ['scopes'],
      result: tuple('result', string('token'), string('scopes'), string('expires_in')),
    },
    async ({ jid, ttl, scopes }, context) => {
      const issued = await issue(context, jid, ttl, splitScopes(scopes))
      if (issued.kind !== 'ok') return issued
      return ok({ ...issued.value, scopes: issued.value.scopes.join('') })
    },
  ),

  command(
    {
      name: 'oauth_issue_token',
      version: 1,
      tags: ['oauth'],
      args: [string('jid'), integer('ttl'), list('scopes', binary('scope'))],
      result: tuple('result', string('token'), list('scopes', string('scope')), string('expires_in')),
    },
    ({ jid, ttl, scopes }, context) => issue(context, jid, ttl, scopes),
  ),

  command(
    {
      name: 'oauth_list_tokens',
      tags: ['oauth'],
      args: [],
      result: list(
        'tokens',
        tuple('token', string('token'), string('user'), string('scope'), string('expires_in')),
      ),
    },
    async (_, context) => {
      const now = nowSeconds()
      const tokens = await listTokens(context)
      return ok(
        tokens.map(({ token, jid, scopes, expire }) => ({
          token,
          user: formatJid(jid),
          scope: scopes.join(' '),
          expires_in: `${expire - now} seconds`,
        })),
      )
    },
  ),

  command(
    { name: 'oauth_revoke_token', tags: ['oauth'], args: [binary('token')], result: restuple('res') },
    async ({ token }, context) => {
      await revokeToken(context, token)
      return ok('')
    },
  ),

  command(
    {
      name: 'oauth_add_client_password',
      tags: ['oauth'],
      args: [binary('client_id'), binary('client_name'), binary('secret')],
      result: restuple('res'),
    },
    async ({ client_id, client_name, secret }, { store }) => {
      await putClient(store, { id: client_id, name: client_name, grant: 'password', secret })
      return ok('')
    },
  ),

  command(
    {
      name: 'oauth_add_client_implicit',
      tags: ['oauth'],
      args: [binary('client_id'), binary('client_name'), binary('redirect_uri')],
      result: restuple('res'),
    },
    async ({ client_id, client_name, redirect_uri }, { store }) => {
      await putClient(store, {
        id: client_id,
        name: client_name,
        grant: 'implicit',
        redirectUri: redirect_uri,
      })
      return ok('')
    },
  ),

  command(
    { name: 'oauth_remove_client', tags: ['oauth'], args: [binary('client_id')], result: restuple('res') },
    async ({ client_id }, { store }) => {
      await removeClient(store, client_id)
      return ok('')
    },
  ),
])

interface Issued {
  readonly token: string
  readonly scopes: readonly string[]
  readonly expires_in: string
}

async function issue(
  hosted: Hosted,
  address: string,
  ttl: Integer,
  scopes: readonly string[],
): Promise<Outcome<Issued & Record<string, Value>>> {
  const jid = parseJid(address)
  if (!jid) return refusedAsResult(`Invalid JID: ${address}`)
  const token = await grant(hosted, { jid: { user: jid.user, host: jid.host }, scopes }, Number(ttl))
  if (typeof token === 'string') return { kind: 'refused', reason: token, atom: true, returned: true }
  return ok({ token: token.token, scopes, expires_in: `${ttl} seconds` })
}

/** Where the type is `string`, JSON may bring an array, which is taken as the list that it is. */
function splitScopes(scopes: Value): string[] {
  if (typeof scopes === 'string') return scopes.split(';').filter(Boolean)
  return Array.isArray(scopes) ? scopes.flatMap(splitScopes) : []
}

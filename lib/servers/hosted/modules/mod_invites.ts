import { atom, binary, integer, list, rescode, string, tuple } from '@/lib/commands/fields'
import { formatJid, prepareUser } from '@/lib/commands/jid'
import { type Outcome, ok, refused, refusedAtom } from '@/lib/commands/outcome'
import { type Account, accountExists } from '../accounts'
import { success } from '../answers'
import type { HostedContext } from '../context'
import { servedHost } from '../hosts'
import { inviteUri, landingPage } from '../invite-links'
import {
  createInvite,
  deleteExpiredInvites,
  deleteInvite,
  expireInvite,
  expireInvitesBy,
  type Invite,
  type InviteType,
  invitesOf,
  isReserved,
  isValid,
} from '../invites'
import { defineModule } from '../module'

const NAME = 'mod_invites'
const VALID_SECONDS = 432_000

const ofAccount = [binary('username'), binary('host')] as const
const ofToken = [binary('host'), binary('token')] as const
const links = tuple('invite', string('invite_uri'), string('landing_page'))

const UNKNOWN_HOST = refused('Virtual host not known')
const NOT_FOUND = refusedAtom('not_found')

export const modInvites = defineModule(NAME, command => [
  command(
    { name: 'generate_invite', tags: ['accounts'], args: [binary('host')], result: links },
    ({ host }, context) => invite(context, '', host),
  ),

  command(
    { name: 'generate_invite_with_username', tags: ['accounts'], args: ofAccount, result: links },
    ({ username, host }, context) => invite(context, username, host),
  ),

  command(
    { name: 'generate_reset_token', tags: ['accounts'], args: ofAccount, result: links },
    async ({ username, host }, context) => {
      const served = servedHost(context, host)
      if (!served) return UNKNOWN_HOST
      const user = prepareUser(username)
      if (user === undefined || !(await accountExists(context, user, served))) {
        return refused('User does not exist')
      }
      return make(context, { user, host: served }, 'reset_token')
    },
  ),

  command(
    {
      name: 'list_invites',
      tags: ['accounts'],
      args: [binary('host')],
      result: list(
        'invites',
        tuple(
          'invite',
          string('token'),
          atom('valid'),
          string('created_at'),
          string('expires'),
          atom('type'),
          string('inviter'),
          string('invitee'),
          string('account_name'),
          string('token_uri'),
          string('landing_page'),
        ),
      ),
    },
    async ({ host }, context) => {
      const served = servedHost(context, host)
      if (!served) return UNKNOWN_HOST
      const invites = await invitesOf(context.store, served)
      return ok(invites.map(one => describe(context, one)))
    },
  ),

  command(
    { name: 'expire_invite_tokens', tags: ['purge'], args: ofAccount, result: integer('num_expired') },
    async ({ username, host }, context) => {
      const served = servedHost(context, host)
      if (!served) return UNKNOWN_HOST
      const user = prepareUser(username)
      return ok(user === undefined ? 0 : await expireInvitesBy(context.store, { user, host: served }))
    },
  ),

  command(
    { name: 'expire_invite_by_token', tags: ['purge'], args: ofToken, result: rescode('res') },
    async ({ host, token }, context) => {
      const served = servedHost(context, host)
      if (!served) return UNKNOWN_HOST
      return (await expireInvite(context.store, served, token)) ? success : NOT_FOUND
    },
  ),

  command(
    { name: 'delete_invite_by_token', tags: ['purge'], args: ofToken, result: rescode('res') },
    async ({ host, token }, context) => {
      const served = servedHost(context, host)
      if (!served) return UNKNOWN_HOST
      return (await deleteInvite(context.store, served, token)) ? success : NOT_FOUND
    },
  ),

  command(
    { name: 'cleanup_expired_invite_tokens', tags: ['purge'], args: [], result: integer('num_deleted') },
    async (_, { store, config }) => ok(await deleteExpiredInvites(store, config.hosts)),
  ),
])

type Links = Outcome<{ readonly invite_uri: string; readonly landing_page: string }>

/** `username`: '' where whoever is invited may choose. */
async function invite(context: HostedContext, username: string, host: string): Promise<Links> {
  const user = prepareUser(username)
  if (user === undefined) return refusedAtom('account_name_invalid')
  const served = servedHost(context, host)
  if (!served) return UNKNOWN_HOST
  if (user !== '') {
    if (await accountExists(context, user, served)) return refused('Username already taken')
    if (await isReserved(context.store, { user, host: served })) return refusedAtom('reserved')
  }
  return make(context, { user, host: served }, 'account_only')
}

async function make(context: HostedContext, account: Account, type: InviteType): Promise<Links> {
  const seconds = option(context, 'token_expire_seconds')
  const validSeconds = typeof seconds === 'number' ? seconds : VALID_SECONDS
  const made = await createInvite(context.store, account, type, validSeconds)
  if (!made) return refusedAtom('num_invites_exceeded')
  return ok({ invite_uri: inviteUri(made), landing_page: landingPage(option(context, 'landing_page'), made) })
}

const option = ({ config }: HostedContext, name: string): unknown => config.modules?.[NAME]?.[name]

function describe(context: HostedContext, one: Invite) {
  return {
    token: one.token,
    valid: String(isValid(one)),
    created_at: zulu(one.createdAt),
    expires: zulu(one.expires),
    type: one.type,
    inviter: formatJid({ user: one.inviter, host: one.host }),
    invitee: one.invitee,
    account_name: one.accountName,
    token_uri: inviteUri(one),
    landing_page: landingPage(option(context, 'landing_page'), one),
  }
}

const zulu = (time: string) => `${time.replace(' ', 'T')}Z`

import { randomInt } from 'node:crypto'
import type { Store } from '@/lib/store/store'
import type { Account } from './accounts'
import { databaseTime } from './time'

/** Invitations to create an account or to befriend one, and links to reset a password (mod_invites). */

export type InviteType = 'roster_only' | 'account_subscription' | 'account_only' | 'reset_token'

const LETTERS: Readonly<Record<InviteType, string>> = {
  roster_only: 'R',
  account_subscription: 'S',
  account_only: 'A',
  reset_token: 'T',
}

export interface Invite {
  readonly token: string
  readonly type: InviteType
  /** '' where the server itself invites. */
  readonly inviter: string
  readonly host: string
  /** '' while nobody used it. */
  readonly invitee: string
  /** The account that it is for; '' where that is open. */
  readonly accountName: string
  /** Times are UTC: "YYYY-MM-DD HH:MM:SS". */
  readonly createdAt: string
  readonly expires: string
}

/** So many invitations may one inviter have; those that expired count until they are cleaned up. */
const INVITES_MAX = 1000
/** Long ago: how an invitation is made useless. */
const EXPIRED = '1970-01-01 00:00:01'

/** Makes an invitation of the server; undefined where there are too many. The names are prepared. */
export async function createInvite(
  { transact }: Store,
  { user: accountName, host }: Account,
  type: InviteType,
  validSeconds: number,
): Promise<Invite | undefined> {
  const now = Date.now()
  const createdAt = databaseTime(now)
  const expires = databaseTime(now + validSeconds * 1000)
  const invite = { token: newToken(), type, inviter: '', host, invitee: '', accountName, createdAt, expires }
  const created = await transact(async trx => {
    const { count } = await trx
      .selectFrom('invite_token')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('server_host', '=', host)
      .where('username', '=', '')
      .where('type', '!=', LETTERS.roster_only)
      .executeTakeFirstOrThrow()
    if (type !== 'reset_token' && Number(count) >= INVITES_MAX) return false
    await trx
      .insertInto('invite_token')
      .values({
        token: invite.token,
        username: '',
        server_host: host,
        created_at: createdAt,
        expires,
        type: LETTERS[type],
        account_name: accountName,
      })
      .execute()
    return true
  })
  return created ? invite : undefined
}

/** Whether somebody was invited to create the account of that name, and may still do it. */
export async function isReserved({ db }: Store, { user, host }: Account): Promise<boolean> {
  const row = await db
    .selectFrom('invite_token')
    .select('token')
    .where('server_host', '=', host)
    .where('account_name', '=', user)
    .where('invitee', '=', '')
    .where('expires', '>', databaseTime(Date.now()))
    .executeTakeFirst()
  return row !== undefined
}

/** The invitations of a virtual host, the oldest first. */
export async function invitesOf({ db }: Store, host: string): Promise<Invite[]> {
  const rows = await db
    .selectFrom('invite_token')
    .selectAll()
    .where('server_host', '=', host)
    .orderBy('created_at')
    .orderBy('token')
    .execute()
  return rows.map(row => ({
    token: row.token,
    type: typeOf(row.type),
    inviter: row.username,
    host,
    invitee: row.invitee,
    accountName: row.account_name,
    createdAt: row.created_at,
    expires: row.expires,
  }))
}

const typeOf = (letter: string): InviteType => {
  if (letter === LETTERS.account_subscription) return 'account_subscription'
  if (letter === LETTERS.account_only) return 'account_only'
  return letter === LETTERS.reset_token ? 'reset_token' : 'roster_only'
}

/** Whether it can still be used. */
export const isValid = ({ invitee, expires }: Invite): boolean =>
  invitee === '' && expires > databaseTime(Date.now())

/** Makes an invitation useless, unless it is one to befriend. False: there is none. */
export async function expireInvite({ db }: Store, host: string, token: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invite_token')
    .set({ expires: EXPIRED })
    .where('server_host', '=', host)
    .where('token', '=', token)
    .where('type', '!=', LETTERS.roster_only)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Makes the invitations of an account useless, except those to befriend; returns how many. */
export async function expireInvitesBy({ db }: Store, { user, host }: Account): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('invite_token')
    .set({ expires: EXPIRED })
    .where('server_host', '=', host)
    .where('username', '=', user)
    .where('expires', '>', databaseTime(Date.now()))
    .where('type', '!=', LETTERS.roster_only)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export async function deleteInvite({ db }: Store, host: string, token: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('invite_token')
    .where('server_host', '=', host)
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Deletes the invitations that expired; returns how many. */
export async function deleteExpiredInvites({ db }: Store, hosts: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('invite_token')
    .where('server_host', 'in', hosts)
    .where('expires', '<', databaseTime(Date.now()))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const TOKEN_LENGTH = 24

const newToken = () =>
  Array.from({ length: TOKEN_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

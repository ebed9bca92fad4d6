import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import { parseJid } from '@/lib/commands/jid'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import type { HostedConfig } from './config'
import { isAcceptablePassword, protect } from './passwords'

/** The account that a first start made, to be shown once. */
export interface FirstAdmin {
  readonly jid: string
  readonly password: string
}

interface Wish {
  /** Left out: `admin` on the first virtual host. */
  readonly jid?: string
  /** Left out: generated. */
  readonly password?: string
}

/**
 * Where there is no account at all, makes the first one. Which rights it has is for the access rules to say.
 *
 * @returns undefined where accounts exist already
 * @throws Error where the wished JID is no account of a virtual host, or the password cannot be one
 */
export async function ensureFirstAdmin(
  store: Store,
  config: HostedConfig,
  { jid: wished, password: given }: Wish = {},
): Promise<FirstAdmin | undefined> {
  const hasAccounts = async (db: Kysely<Schema>) =>
    (await db.selectFrom('users').select('username').limit(1).executeTakeFirst()) !== undefined
  if (await hasAccounts(store.db)) return undefined
  const jid = wished ?? `admin@${config.hosts[0]}`
  const address = parseJid(jid)
  if (!address?.user || !config.hosts.includes(address.host)) {
    throw new Error(
      `The first admin ${jid} must be an account at one of the virtual hosts: ${config.hosts.join(', ')}`,
    )
  }
  const password = given ?? readablePassword()
  if (!isAcceptablePassword(password)) {
    throw new Error("The first admin's password must have 1 to 1023 bytes and no control characters")
  }
  const stored = await protect(password, config.passwords)
  const isMade = await store.transact(async trx => {
    // Another process that starts at the same moment may have been quicker.
    if (await hasAccounts(trx)) return false
    const row = { username: address.user, server_host: address.host, ...stored }
    await trx.insertInto('users').values(row).execute()
    return true
  })
  if (!isMade) return undefined
  return { jid: `${address.user}@${address.host}`, password }
}

/** Nothing that looks like something else: no 0 and o, no 1 and l. */
const CHARACTERS = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** 20 characters in four groups, 100 bits: strong, and can be read to somebody. */
function readablePassword(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

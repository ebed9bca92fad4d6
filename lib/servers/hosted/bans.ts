import { createHash } from 'node:crypto'
import { prepareUser } from '@/lib/commands/jid'
import type { Store } from '@/lib/store/store'
import { childOf, element, textOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import { encodeBinary } from './erlang-term'
import { ownersOfPrivate, readPrivate, removePrivate, writePrivate } from './private-storage'
import { cookieOf } from './settings'
import { formatNow } from './time'

/** Bans as ejabberd keeps them since API version 2: an element in the account's private storage. */

const NAMESPACE = 'jabber:ejabberd:banned'

/** Times are text, as they were written. */
export interface Ban {
  readonly reason: string
  readonly bandate: string
  readonly lastdate: string
  readonly lastreason: string
}

/** Whether a prepared account is barred from signing in. Any ban counts, in whatever spelling it was made. */
export async function isBarred(store: Store, user: string, host: string): Promise<boolean> {
  const row = await readPrivate(store, user, host, NAMESPACE)
  return row !== undefined && textOf(childOf(read(row.data), 'bandate')) !== ''
}

/** The ban of an account that was made under this very spelling, as ejabberd tells it; undefined: none. */
export async function banOf(store: Store, user: string, host: string): Promise<Ban | undefined> {
  const prepared = prepareUser(user)
  const row = prepared === undefined ? undefined : await readPrivate(store, prepared, host, NAMESPACE)
  if (!row) return undefined
  const ban = read(row.data)
  const part = (name: string) => textOf(childOf(ban, name))
  if (part('hash') !== (await seal(store, user, host))) return undefined
  return {
    reason: part('reason'),
    bandate: part('bandate'),
    lastdate: part('lastdate'),
    lastreason: part('lastreason'),
  }
}

/** `last`: what `get_last` says about the account now. */
export async function ban(
  store: Store,
  user: string,
  host: string,
  { reason, last }: { readonly reason: string; readonly last: { timestamp: string; status: string } },
): Promise<void> {
  const details = {
    reason,
    lastdate: last.timestamp,
    lastreason: last.status,
    bandate: formatNow(),
    hash: await seal(store, user, host),
  }
  const parts = Object.entries(details).map(([name, text]) => element(name, {}, ...(text ? [text] : [])))
  const xml = printXml(element('banned', { xmlns: NAMESPACE }, ...parts))
  await writePrivate(store, prepareUser(user) ?? user, host, NAMESPACE, xml)
}

export async function unban(store: Store, user: string, host: string): Promise<void> {
  await removePrivate(store, prepareUser(user) ?? user, host, NAMESPACE)
}

/** Names of the banned accounts of a virtual host. */
export const bannedAt = (store: Store, host: string): Promise<string[]> =>
  ownersOfPrivate(store, host, NAMESPACE)

const NOTHING: XmlElement = element('banned')

function read(xml: string): XmlElement {
  const parsed = parseXml(xml)
  return parsed.ok ? parsed.element : NOTHING
}

/**
 * An account holder may write their private storage over XMPP, so a ban carries a proof that the server made it:
 * ejabberd's own, over name, host and the node's cookie. A real ejabberd takes these bans for its own where its cookie
 * is the one that `get_cookie` tells here.
 */
async function seal(store: Store, user: string, host: string): Promise<string> {
  const cookie = await cookieOf(store)
  return encodeBinary(createHash('sha256').update(user).update(host).update(cookie).digest())
}

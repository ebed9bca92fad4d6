import type { Store } from '@/lib/store/store'
import { childOf, textOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'

/**
 * The message of the day of a virtual host (mod_announce): a stanza in the row of the empty name. Whoever got it has a row
 * of their own, so that nobody gets it twice.
 */

const NOBODY = ''

/** Undefined: there is none. */
export async function readMotd(
  { db }: Store,
  host: string,
): Promise<{ subject: string; body: string } | undefined> {
  const row = await db
    .selectFrom('motd')
    .select('xml')
    .where('server_host', '=', host)
    .where('username', '=', NOBODY)
    .executeTakeFirst()
  const parsed = row?.xml ? parseXml(row.xml) : undefined
  if (!parsed?.ok) return undefined
  const text = (name: string) => textOf(childOf(parsed.element, name))
  return { subject: text('subject'), body: text('body') }
}

/** Replaces the message of the day; everybody gets the new one on their next sign-in. */
export async function writeMotd({ transact }: Store, host: string, announcement: XmlElement): Promise<void> {
  const row = { username: NOBODY, server_host: host, xml: printXml(announcement) }
  await transact(async trx => {
    await trx.deleteFrom('motd').where('server_host', '=', host).execute()
    await trx.insertInto('motd').values(row).execute()
  })
}

/** Removes it, with the record of who got it. */
export async function removeMotd({ db }: Store, host: string): Promise<void> {
  await db.deleteFrom('motd').where('server_host', '=', host).execute()
}

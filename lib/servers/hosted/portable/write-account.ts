import type { Transaction } from 'kysely'
import type { Schema } from '@/lib/store/schema'
import { elementsOf, type XmlElement } from '@/lib/xml/element'
import { printXml } from '@/lib/xml/print'
import type { Account } from '../accounts'
import type { Hosted } from '../context'
import { writePrivacyListIn } from '../privacy-lists'
import { askLetter, putRosterItemIn } from '../roster'
import { databaseTime } from '../time'
import { cardFields, changeVcardIn } from '../vcard'
import type { PortableAccount, PortableContact } from './account'

/**
 * Stores an account with all that goes with it, as one step: an interrupted import leaves whole accounts.
 *
 * @param host one of the server's, prepared
 * @returns "exists" where there is an account of that name: nothing was changed
 */
export function writePortable(
  { store }: Pick<Hosted, 'store'>,
  host: string,
  portable: PortableAccount,
): Promise<'created' | 'exists'> {
  const account = { user: portable.user, host }
  const of = { username: account.user, server_host: host }
  return store.transact(async trx => {
    const rival = await trx
      .selectFrom('users')
      .select('type')
      .where(({ and }) => and(of))
      .executeTakeFirst()
    if (rival) return 'exists'
    for (const password of portable.passwords) {
      await trx
        .insertInto('users')
        .values({ ...of, ...password })
        .execute()
    }
    for (const contact of portable.contacts) await writeContactIn(trx, account, contact)
    const { vcard, last } = portable
    if (vcard) await changeVcardIn(trx, account, account.user, () => cardFields(vcard))
    for (const data of portable.privateData) await writePrivateIn(trx, account, data)
    for (const message of portable.messages) {
      const values = { ...of, xml: printXml(message), created_at: timeOf(message) }
      await trx.insertInto('spool').values(values).execute()
    }
    for (const { name, items } of portable.privacy.lists) await writePrivacyListIn(trx, account, name, items)
    const { defaultList } = portable.privacy
    if (defaultList !== undefined) await writeDefaultIn(trx, account, defaultList)
    if (last) {
      const values = { seconds: String(last.seconds), state: last.status }
      await trx
        .insertInto('last')
        .values({ ...of, ...values })
        .onConflict(conflict => conflict.columns(['server_host', 'username']).doUpdateSet(values))
        .execute()
    }
    return 'created'
  })
}

/** A contact with its request, if one is open. */
export async function writeContactIn(
  trx: Transaction<Schema>,
  { user, host }: Account,
  { ask, askMessage, ...item }: PortableContact,
): Promise<void> {
  await putRosterItemIn(trx, { user, host }, item)
  if (ask === 'none' && !askMessage) return
  await trx
    .updateTable('rosterusers')
    .set({ ask: askLetter(ask), askmessage: askMessage })
    .where(({ and }) => and({ username: user, server_host: host, jid: item.jid }))
    .execute()
}

async function writePrivateIn(trx: Transaction<Schema>, { user, host }: Account, element: XmlElement) {
  const data = printXml(element)
  const { xmlns: namespace = '' } = element.attrs
  await trx
    .insertInto('private_storage')
    .values({ username: user, server_host: host, namespace, data })
    .onConflict(conflict => conflict.columns(['server_host', 'username', 'namespace']).doUpdateSet({ data }))
    .execute()
}

async function writeDefaultIn(trx: Transaction<Schema>, { user, host }: Account, name: string) {
  await trx
    .insertInto('privacy_default_list')
    .values({ username: user, server_host: host, name })
    .onConflict(conflict => conflict.columns(['server_host', 'username']).doUpdateSet({ name }))
    .execute()
}

/** When a message began to wait: what its last delay element says, or else now. */
function timeOf(message: XmlElement): string {
  const stamp = elementsOf(message).findLast(({ name }) => name === 'delay')?.attrs.stamp ?? ''
  const ms = Date.parse(stamp)
  return databaseTime(Number.isNaN(ms) ? Date.now() : ms)
}

import type { Transaction } from 'kysely'
import { perStore } from '@/lib/store/per-store'
import type { Param } from '@/lib/store/prepared'
import type { Schema } from '@/lib/store/schema'
import type { Store } from '@/lib/store/store'
import { childOf, element, elementsOf, textOf, type XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import { printXml } from '@/lib/xml/print'
import type { Account } from './accounts'

/** vCards (XEP-0054), and the table in which mod_vcard searches them. The account need not exist. */

const NAMESPACE = 'vcard-temp'

const vcardQuery = perStore(store =>
  store.prepare((db, param: Param<{ user: string; host: string }>) =>
    db
      .selectFrom('vcard')
      .select('vcard')
      .where('server_host', '=', param('host'))
      .where('username', '=', param('user')),
  ),
)

/** The fields of an account's vCard; undefined where it has none. */
export async function readVcard(
  store: Store,
  { user, host }: Account,
): Promise<readonly XmlElement[] | undefined> {
  const row = await vcardQuery(store).first({ user, host })
  return toFields(row?.vcard)
}

/**
 * Changes an account's vCard as one step, so that of two changes at once none is lost. `edit` is given no fields where
 * there is no card. `name`: the account as it was written, for people to read in search results.
 */
export async function changeVcard(
  { transact }: Store,
  account: Account,
  name: string,
  edit: (fields: readonly XmlElement[]) => readonly XmlElement[],
): Promise<void> {
  await transact(trx => changeVcardIn(trx, account, name, edit))
}

/** The same as a part of a larger change. */
export async function changeVcardIn(
  trx: Transaction<Schema>,
  { user, host }: Account,
  name: string,
  edit: (fields: readonly XmlElement[]) => readonly XmlElement[],
): Promise<void> {
  const old = await trx
    .selectFrom('vcard')
    .select('vcard')
    .where('server_host', '=', host)
    .where('username', '=', user)
    .executeTakeFirst()
  const fields = edit(toFields(old?.vcard) ?? [])
  const vcard = printXml(element('vCard', { xmlns: NAMESPACE }, ...fields.map(pack)))
  const search = { username: name, ...searchFields(fields) }
  await trx
    .insertInto('vcard')
    .values({ username: user, server_host: host, vcard })
    .onConflict(conflict => conflict.columns(['server_host', 'username']).doUpdateSet({ vcard }))
    .execute()
  await trx
    .insertInto('vcard_search')
    .values({ lusername: user, server_host: host, ...search })
    .onConflict(conflict => conflict.columns(['server_host', 'lusername']).doUpdateSet(search))
    .execute()
}

/** The whole element as it is stored, if any. */
export async function storedVcard(store: Store, { user, host }: Account): Promise<XmlElement | undefined> {
  const row = await vcardQuery(store).first({ user, host })
  const parsed = row && parseXml(row.vcard)
  return parsed?.ok ? parsed.element : undefined
}

/** The fields of a card that was stored here or by ejabberd. */
export const cardFields = (card: XmlElement): readonly XmlElement[] => elementsOf(card).map(unpack)

function toFields(xml: string | undefined): readonly XmlElement[] | undefined {
  const parsed = xml === undefined ? undefined : parseXml(xml)
  return parsed?.ok ? cardFields(parsed.element) : undefined
}

function searchFields(fields: readonly XmlElement[]) {
  const card = element('vCard', {}, ...fields)
  const at = (...path: readonly string[]) =>
    textOf(path.reduce<XmlElement | undefined>((inside, name) => inside && childOf(inside, name), card))
  const names = {
    fn: at('FN'),
    family: at('N', 'FAMILY'),
    given: at('N', 'GIVEN'),
    middle: at('N', 'MIDDLE'),
    nickname: at('NICKNAME'),
    bday: at('BDAY'),
    ctry: at('ADR', 'CTRY'),
    locality: at('ADR', 'LOCALITY'),
    email: at('EMAIL', 'USERID') || at('EMAIL'),
    orgname: at('ORG', 'ORGNAME'),
    orgunit: at('ORG', 'ORGUNIT'),
  }
  return {
    ...names,
    lfn: names.fn.toLowerCase(),
    lfamily: names.family.toLowerCase(),
    lgiven: names.given.toLowerCase(),
    lmiddle: names.middle.toLowerCase(),
    lnickname: names.nickname.toLowerCase(),
    lbday: names.bday.toLowerCase(),
    lctry: names.ctry.toLowerCase(),
    llocality: names.locality.toLowerCase(),
    lemail: names.email.toLowerCase(),
    lorgname: names.orgname.toLowerCase(),
    lorgunit: names.orgunit.toLowerCase(),
  }
}

/**
 * ejabberd takes any text for the name of a field, also one that XML cannot carry, such as the empty one. Those are
 * stored in an element of ours that tells the name: they would make the whole card unreadable.
 */
const CARRIER = 'X-NAMED'
const XML_NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

function pack(field: XmlElement): XmlElement {
  const children = field.children.map(child => (typeof child === 'string' ? child : pack(child)))
  if (XML_NAME.test(field.name) && field.name !== CARRIER) return { ...field, children }
  return { name: CARRIER, attrs: { name: field.name }, children }
}

function unpack(field: XmlElement): XmlElement {
  const children = field.children.map(child => (typeof child === 'string' ? child : unpack(child)))
  return field.name === CARRIER ? element(field.attrs.name ?? '', {}, ...children) : { ...field, children }
}

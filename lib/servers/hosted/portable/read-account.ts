import type { Store } from '@/lib/store/store'
import type { XmlElement } from '@/lib/xml/element'
import { parseXml } from '@/lib/xml/parse'
import type { Account } from '../accounts'
import { readLast } from '../last'
import { readPrivacyLists } from '../privacy-lists'
import { askWord, subscriptionWord } from '../roster'
import { readWaiting } from '../spool'
import { storedVcard } from '../vcard'
import type { PortableAccount, PortableContact } from './account'

/** Gathers what is stored of an account; what is no XML any more is left out. */
export async function readPortable(store: Store, account: Account): Promise<PortableAccount> {
  const vcard = await storedVcard(store, account)
  const last = await readLast(store, account.user, account.host)
  const waiting = await readWaiting(store, account)
  return {
    user: account.user,
    passwords: await passwordsOf(store, account),
    contacts: await contactsOf(store, account),
    ...(vcard && { vcard }),
    privateData: elementsIn(await privateXml(store, account)),
    messages: elementsIn(waiting.map(({ xml }) => xml)),
    privacy: await readPrivacyLists(store, account),
    ...(last && { last }),
  }
}

const passwordsOf = ({ db }: Store, { user, host }: Account) =>
  db
    .selectFrom('users')
    .select(['type', 'password', 'serverkey', 'salt', 'iterationcount'])
    .where('server_host', '=', host)
    .where('username', '=', user)
    .orderBy('type')
    .execute()

/** Contacts with their groups; the account need not exist. */
export async function contactsOf({ db }: Store, { user, host }: Account): Promise<PortableContact[]> {
  const of = { server_host: host, username: user }
  const items = await db
    .selectFrom('rosterusers')
    .select(['jid', 'nick', 'subscription', 'subscribe', 'ask', 'askmessage'])
    .where(({ and }) => and(of))
    .orderBy('jid')
    .execute()
  const groups = await db
    .selectFrom('rostergroups')
    .select(['jid', 'grp'])
    .where(({ and }) => and(of))
    .execute()
  return items.map(({ jid, nick, ask, askmessage, ...columns }) => ({
    jid,
    nick,
    subscription: subscriptionWord(columns),
    ask: askWord(ask),
    askMessage: askmessage,
    groups: groups.filter(group => group.jid === jid).map(({ grp }) => grp),
  }))
}

async function privateXml({ db }: Store, { user, host }: Account): Promise<string[]> {
  const rows = await db
    .selectFrom('private_storage')
    .select('data')
    .where('server_host', '=', host)
    .where('username', '=', user)
    .orderBy('namespace')
    .execute()
  return rows.map(({ data }) => data)
}

function elementsIn(texts: readonly string[]): XmlElement[] {
  return texts.flatMap(text => {
    const parsed = parseXml(text)
    return parsed.ok ? [parsed.element] : []
  })
}

import { formatJid, parseJid, prepareUser } from '@/lib/commands/jid'
import { childOf, element, elementsOf, textOf, type XmlElement } from '@/lib/xml/element'
import { PLAIN, type StoredPassword } from '../passwords'
import { type PrivacyItem, readPrivacyQuery } from '../privacy-query'
import type { PortableAccount, PortableContact, PortablePrivacy } from './account'

/** An account as an element of XEP-0227 (Portable Import/Export Format), as ejabberd writes and reads it. */

export const PIE = 'urn:xmpp:pie:0'
const SCRAM = `${PIE}#scram`
const ROSTER = 'jabber:iq:roster'
const PRIVACY = 'jabber:iq:privacy'
const CLIENT = 'jabber:client'
const MECHANISMS: Readonly<Record<number, string>> = {
  2: 'SCRAM-SHA-1',
  3: 'SCRAM-SHA-256',
  4: 'SCRAM-SHA-512',
}
const TYPES: Readonly<Record<string, number>> = { sha: 2, sha256: 3, sha512: 4 }

/** The element `user`. `host`: prepared. */
export function printUser(account: PortableAccount, host: string): XmlElement {
  const plain = account.passwords.find(({ type, salt }) => type === PLAIN || !salt)
  const keys = account.passwords.filter(password => password !== plain)
  const owner = formatJid({ user: account.user, host })
  return element(
    'user',
    { name: account.user, ...(plain && { password: plain.password }) },
    ...keys.map(printKeys),
    ...inside('offline-messages', {}, account.messages.map(asClient)),
    ...(account.vcard ? [account.vcard] : []),
    ...printPrivacy(account.privacy),
    ...inside('query', { xmlns: ROSTER }, account.contacts.flatMap(printContact)),
    ...account.contacts.flatMap(contact => printRequest(contact, owner)),
    ...inside('query', { xmlns: 'jabber:iq:private' }, account.privateData),
  )
}

const inside = (name: string, attrs: Readonly<Record<string, string>>, children: readonly XmlElement[]) =>
  children.length > 0 ? [element(name, attrs, ...children)] : []

function printKeys({ type, password, serverkey, salt, iterationcount }: StoredPassword): XmlElement {
  return element(
    'scram-credentials',
    { xmlns: SCRAM, mechanism: MECHANISMS[type] ?? 'SCRAM-SHA-1' },
    element('iter-count', {}, String(iterationcount)),
    element('salt', {}, salt),
    element('server-key', {}, serverkey),
    element('stored-key', {}, password),
  )
}

const asClient = (stanza: XmlElement): XmlElement => ({
  ...stanza,
  attrs: { xmlns: CLIENT, ...stanza.attrs },
})

function printContact({ jid, nick, subscription, ask, groups }: PortableContact): XmlElement[] {
  // Who only asked is not in the list yet.
  if (ask === 'in' && subscription === 'none') return []
  const isAsked = ['out', 'both', 'subscribe'].includes(ask)
  return [
    element(
      'item',
      { jid, ...(nick && { name: nick }), subscription, ...(isAsked && { ask: 'subscribe' }) },
      ...groups.map(group => element('group', {}, group)),
    ),
  ]
}

function printRequest({ jid, ask, askMessage }: PortableContact, owner: string): XmlElement[] {
  if (ask !== 'in' && ask !== 'both') return []
  const words = askMessage ? [element('status', {}, askMessage)] : []
  return [element('presence', { xmlns: CLIENT, type: 'subscribe', from: jid, to: owner }, ...words)]
}

function printPrivacy({ defaultList, lists }: PortablePrivacy): XmlElement[] {
  const chosen = defaultList === undefined ? [] : [element('default', { name: defaultList })]
  const printed = lists.map(({ name, items }) => element('list', { name }, ...items.map(printItem)))
  return lists.length > 0 ? [element('query', { xmlns: PRIVACY }, ...chosen, ...printed)] : []
}

const printItem = ({ type, value, action, order, kinds }: PrivacyItem) =>
  element(
    'item',
    { ...(type && { type, value }), action, order: String(order) },
    ...kinds.map(kind => element(kind)),
  )

/** Reads an element `user`; undefined where its name can be no account's. */
export function readUser(user: XmlElement): PortableAccount | undefined {
  const name = prepareUser(user.attrs.name ?? '')
  if (!name) return undefined
  const parts = elementsOf(user)
  const query = (xmlns: string) =>
    parts.filter(part => part.name === 'query' && part.attrs.xmlns === xmlns).flatMap(elementsOf)
  const vcard = parts.find(part => part.name === 'vCard' && part.attrs.xmlns === 'vcard-temp')
  const requests = parts.filter(part => part.name === 'presence' && part.attrs.type === 'subscribe')
  const messages = parts.filter(part => part.name === 'offline-messages').flatMap(elementsOf)
  return {
    user: name,
    passwords: readPasswords(user),
    contacts: withRequests(query(ROSTER).flatMap(readContact), requests),
    ...(vcard && { vcard }),
    privateData: query('jabber:iq:private'),
    messages: messages.filter(message => message.name === 'message').map(withoutNamespace),
    privacy: readPrivacy(query(PRIVACY)),
  }
}

function readPasswords(user: XmlElement): StoredPassword[] {
  const { password } = user.attrs
  // How ejabberd wrote it before 24.02: the keys in the place of the password.
  const [, keys] = /^scram:(.*)$/s.exec(password ?? '') ?? []
  if (keys !== undefined) return readKeys(keys)
  const plain = password ? [{ type: PLAIN, password, serverkey: '', salt: '', iterationcount: 0 }] : []
  const scram = elementsOf(user).filter(({ name }) => name === 'scram-credentials')
  return [...plain, ...scram.flatMap(readCredentials)]
}

function readKeys(text: string): StoredPassword[] {
  const parts = text.split(',')
  const [hash = '', storedKey = '', serverkey = '', salt = '', count] =
    parts.length === 4 ? ['sha', ...parts] : parts
  return keysOf(TYPES[hash], storedKey, serverkey, salt, count)
}

function readCredentials(credentials: XmlElement): StoredPassword[] {
  const type = Object.entries(MECHANISMS).find(([, name]) => name === credentials.attrs.mechanism)?.[0]
  const text = (name: string) => textOf(childOf(credentials, name)).trim()
  return keysOf(
    type && Number(type),
    text('stored-key'),
    text('server-key'),
    text('salt'),
    text('iter-count'),
  )
}

function keysOf(
  type: number | '' | undefined,
  password: string,
  serverkey: string,
  salt: string,
  count: string | undefined,
): StoredPassword[] {
  const iterationcount = Number(count)
  if (!type || !password || !salt || !Number.isSafeInteger(iterationcount) || iterationcount < 1) return []
  return [{ type, password, serverkey, salt, iterationcount }]
}

/** An item of a contact list (RFC 6121); none where its JID is none. */
export function readContact(item: XmlElement): PortableContact[] {
  const jid = item.name === 'item' ? parseJid(item.attrs.jid ?? '') : undefined
  if (!jid) return []
  return [
    {
      jid: formatJid({ user: jid.user, host: jid.host }),
      nick: item.attrs.name ?? '',
      subscription: item.attrs.subscription ?? 'none',
      ask: item.attrs.ask === 'subscribe' ? 'out' : 'none',
      askMessage: '',
      groups: elementsOf(item).flatMap(child => (child.name === 'group' ? [textOf(child)] : [])),
    },
  ]
}

function withRequests(contacts: readonly PortableContact[], requests: readonly XmlElement[]) {
  const byJid = new Map(contacts.map(contact => [contact.jid, contact]))
  for (const request of requests) {
    const jid = parseJid(request.attrs.from ?? '')
    if (!jid) continue
    const from = formatJid({ user: jid.user, host: jid.host })
    const known = byJid.get(from) ?? {
      ...{ jid: from, nick: '', subscription: 'none', ask: 'none', groups: [] },
    }
    const ask = known.ask === 'out' ? 'both' : 'in'
    byJid.set(from, { ...known, ask, askMessage: textOf(childOf(request, 'status')) })
  }
  return [...byJid.values()]
}

function readPrivacy(parts: readonly XmlElement[]): PortablePrivacy {
  const lists = parts.flatMap(part => {
    if (part.name !== 'list') return []
    const request = readPrivacyQuery(element('query', { xmlns: PRIVACY }, part))
    return request?.kind === 'set' ? [{ name: request.name, items: request.items }] : []
  })
  const chosen = parts.find(({ name }) => name === 'default')?.attrs.name
  const isThere = lists.some(({ name }) => name === chosen)
  return { lists, ...(chosen !== undefined && isThere && { defaultList: chosen }) }
}

/** Stanzas are stored without the namespace of the stream that they came through. */
function withoutNamespace({ attrs: { xmlns, ...attrs }, ...message }: XmlElement): XmlElement {
  return {
    ...message,
    attrs: xmlns === undefined || /^jabber:(client|server)$/.test(xmlns) ? attrs : { xmlns, ...attrs },
  }
}

import { formatJid, parseJid } from '@/lib/commands/jid'
import { element, type XmlElement, type XmlNode } from '@/lib/xml/element'
import { PLAIN, type StoredPassword } from '../passwords'
import { type PrivacyItem, readPrivacyQuery } from '../privacy-query'
import { NO_PRIVACY, type PortableAccount, type PortableContact, type PortablePrivacy } from './account'
import type { LuaTable, LuaValue } from './lua-table'

/** The stores of Prosody that an account's data are in: a file for each account in the folder of each store. */
export const STORES = {
  accounts: 'dat',
  roster: 'dat',
  vcard: 'dat',
  private: 'dat',
  privacy: 'dat',
  offline: 'list',
} as const

export type ProsodyStore = keyof typeof STORES

/** What the files of an account hold; `user`: prepared. */
export function readProsodyAccount(
  user: string,
  stores: Readonly<Partial<Record<ProsodyStore, readonly LuaTable[]>>>,
): PortableAccount {
  const whole = (name: ProsodyStore) => stores[name]?.[0]
  const vcard = whole('vcard') && stanzaOf(whole('vcard'))
  const privacy = whole('privacy')
  return {
    user,
    passwords: passwordsOf(whole('accounts')),
    contacts: contactsOf(whole('roster')),
    ...(vcard && { vcard }),
    privateData: [...(whole('private')?.fields.values() ?? [])].flatMap(held => stanzaOf(held) ?? []),
    messages: (stores.offline ?? []).flatMap(held => messageOf(held) ?? []),
    privacy: privacy ? privacyOf(privacy) : NO_PRIVACY,
  }
}

const textAt = (table: LuaTable | undefined, key: string): string | undefined => {
  const value = table?.fields.get(key)
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

const tableAt = (table: LuaTable | undefined, key: string): LuaTable | undefined =>
  tableOf(table?.fields.get(key))

const tableOf = (value: LuaValue | undefined): LuaTable | undefined =>
  typeof value === 'object' ? value : undefined

/** A password, or keys of SCRAM-SHA-1 in hexadecimal with the salt as it is. */
function passwordsOf(account: LuaTable | undefined): StoredPassword[] {
  const password = textAt(account, 'password')
  if (password) return [{ type: PLAIN, password, serverkey: '', salt: '', iterationcount: 0 }]
  const [stored, server] = [textAt(account, 'stored_key'), textAt(account, 'server_key')]
  const [salt, iterationcount] = [textAt(account, 'salt'), Number(textAt(account, 'iteration_count'))]
  if (!stored || !server || !salt || !Number.isSafeInteger(iterationcount) || iterationcount < 1) return []
  const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
  return [
    {
      ...{ type: 2, password: base64(stored), serverkey: base64(server) },
      ...{ salt: Buffer.from(salt).toString('base64'), iterationcount },
    },
  ]
}

function contactsOf(roster: LuaTable | undefined): PortableContact[] {
  const pending = tableAt(tableAt(roster, 'false'), 'pending') ?? tableAt(roster, 'pending')
  const requests = new Set([...(pending?.fields.keys() ?? [])].flatMap(bareOf))
  const contacts = [...(roster?.fields ?? [])].flatMap(([key, value]): PortableContact[] => {
    const [jid] = key === 'false' || key === 'pending' ? [] : bareOf(key)
    const item = tableOf(value)
    if (jid === undefined || !item) return []
    const isAsked = textAt(item, 'ask') === 'subscribe'
    const asks = requests.delete(jid)
    return [
      {
        jid,
        nick: textAt(item, 'name') ?? '',
        subscription: textAt(item, 'subscription') ?? 'none',
        ask: asks ? (isAsked ? 'both' : 'in') : isAsked ? 'out' : 'none',
        askMessage: '',
        groups: [...(tableAt(item, 'groups')?.fields.keys() ?? [])],
      },
    ]
  })
  const strangers = [...requests].map(jid => ({
    ...{ jid, nick: '', subscription: 'none', ask: 'in', askMessage: '', groups: [] },
  }))
  return [...contacts, ...strangers]
}

function bareOf(text: string): string[] {
  const jid = parseJid(text)
  return jid ? [formatJid({ user: jid.user, host: jid.host })] : []
}

/** A stanza as Prosody keeps it: its name, its attributes, and at positions what is inside. */
function stanzaOf(value: LuaValue | undefined): XmlElement | undefined {
  const table = tableOf(value)
  const name = textAt(table, 'name')
  if (!table || name === undefined || !/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name)) return undefined
  const attrs = [...(tableAt(table, 'attr')?.fields ?? [])].flatMap(([key, held]) =>
    typeof held === 'string' && !key.includes('\x01') ? [[key, held] as const] : [],
  )
  const children: XmlNode[] = []
  for (let position = 1; ; position += 1) {
    const child = table.fields.get(String(position))
    if (child === undefined) break
    const inside = typeof child === 'string' ? child : stanzaOf(child)
    if (inside !== undefined) children.push(inside)
  }
  return element(name, Object.fromEntries(attrs), ...children)
}

/** A message with the time that Prosody notes on it as a delay. */
function messageOf(held: LuaTable): XmlElement | undefined {
  const message = stanzaOf(held)
  if (message?.name !== 'message') return undefined
  const { stamp, stamp_legacy: _, ...attrs } = message.attrs
  const delay = stamp === undefined ? [] : [element('delay', { xmlns: 'urn:xmpp:delay', stamp })]
  return { ...message, attrs, children: [...message.children, ...delay] }
}

function privacyOf(privacy: LuaTable): PortablePrivacy {
  const lists = [...(tableAt(privacy, 'lists')?.fields ?? [])].flatMap(([name, value]) => {
    const items = tableAt(tableOf(value), 'items')
    const query = element(
      'query',
      { xmlns: 'jabber:iq:privacy' },
      element('list', { name }, ...itemsOf(items)),
    )
    const request = readPrivacyQuery(query)
    return request?.kind === 'set' ? [{ name, items: request.items as readonly PrivacyItem[] }] : []
  })
  const chosen = textAt(privacy, 'default')
  return { lists, ...(lists.some(({ name }) => name === chosen) && { defaultList: chosen }) }
}

function itemsOf(items: LuaTable | undefined): XmlElement[] {
  return [...(items?.fields.values() ?? [])].flatMap(value => {
    const item = tableOf(value)
    if (!item) return []
    const names = ['type', 'value', 'action', 'order']
    const attrs = names.flatMap(name => {
      const text = textAt(item, name)
      return text === undefined ? [] : [[name, text] as const]
    })
    const kinds = ['iq', 'message', 'presence-in', 'presence-out'].filter(
      kind => item.fields.get(kind) === true,
    )
    return [element('item', Object.fromEntries(attrs), ...kinds.map(kind => element(kind)))]
  })
}

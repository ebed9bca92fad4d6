import { formatJid, parseJid } from '@/lib/commands/jid'
import type { Store } from '@/lib/store/store'
import { childOf, element, elementsOf, type XmlElement } from '@/lib/xml/element'
import { printXml } from '@/lib/xml/print'
import type { Account } from './accounts'
import { type NodeItem, setPersonalItems } from './personal-nodes'

/** Bookmarks of rooms: in private storage and in one item of a node (XEP-0048), or an item each (XEP-0402). */

export const BOOKMARKS = 'storage:bookmarks'
const NATIVE_BOOKMARKS = 'urn:xmpp:bookmarks:1'

const PRIVATE = { persist_items: 'true', access_model: 'whitelist' }

/** Puts the bookmarks of an account into its nodes of both kinds, in place of what is there. */
export async function publishBookmarks(store: Store, account: Account, storage: XmlElement): Promise<void> {
  const owner = formatJid(account)
  const whole = { id: 'current', payload: printXml(storage) }
  await setPersonalItems(store, owner, BOOKMARKS, PRIVATE, [whole])
  const options = {
    ...PRIVATE,
    max_items: 'max',
    notify_retract: 'true',
    notify_delete: 'true',
    send_last_published_item: 'never',
  }
  await setPersonalItems(store, owner, NATIVE_BOOKMARKS, options, nativeBookmarks(storage))
}

/** The rooms among the bookmarks, each as its own item that the room's address names. */
export function nativeBookmarks(storage: XmlElement): NodeItem[] {
  const items = new Map<string, string>()
  for (const bookmark of elementsOf(storage)) {
    const room = bookmark.name === 'conference' ? parseJid(bookmark.attrs.jid ?? '') : undefined
    if (room) items.set(formatJid(room), printXml(nativeBookmark(bookmark)))
  }
  return [...items].map(([id, payload]) => ({ id, payload }))
}

function nativeBookmark(bookmark: XmlElement): XmlElement {
  const { name, autojoin } = bookmark.attrs
  const isJoined = autojoin === 'true' || autojoin === '1'
  const inside = ['nick', 'password'].flatMap(part => childOf(bookmark, part) ?? [])
  return element(
    'conference',
    { xmlns: NATIVE_BOOKMARKS, ...(name && { name }), ...(isJoined && { autojoin: 'true' }) },
    ...inside,
  )
}

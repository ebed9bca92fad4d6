import { formatJid, parseJid } from '@/lib/commands/jid'
import { elementsOf, type XmlElement } from '@/lib/xml/element'

/** What a stanza is compared with; `value` is '' where there is no `type`. */
export interface PrivacyItem {
  readonly type: 'jid' | 'group' | 'subscription' | undefined
  readonly value: string
  readonly action: 'allow' | 'deny'
  readonly order: number
  /** Kinds of stanzas: "iq", "message", "presence-in", "presence-out"; empty: all. */
  readonly kinds: readonly string[]
}

/** What a `<query xmlns='jabber:iq:privacy'>` asks for (XEP-0016). A name that is undefined stands for no list. */
export type PrivacyRequest =
  | { readonly kind: 'set'; readonly name: string; readonly items: readonly PrivacyItem[] }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'default' | 'active'; readonly name: string | undefined }
  /** It is what the standard knows, but asks for nothing that can be done. */
  | { readonly kind: 'unusable' }

const KINDS = ['iq', 'message', 'presence-in', 'presence-out']
const SUBSCRIPTIONS = ['both', 'to', 'from', 'none']

/** Undefined where it is no such query at all, or breaks its schema. */
export function readPrivacyQuery(query: XmlElement): PrivacyRequest | undefined {
  if (query.name !== 'query' || query.attrs.xmlns !== 'jabber:iq:privacy') return undefined
  const lists = named(query, 'list')
  const choices = [...named(query, 'default'), ...named(query, 'active')]
  const [list] = lists
  if (lists.length + choices.length !== 1) return { kind: 'unusable' }
  const [choice] = choices
  if (choice) {
    return { kind: choice.name === 'default' ? 'default' : 'active', name: choice.attrs.name || undefined }
  }
  const name = list?.attrs.name
  if (!list || name === undefined) return undefined
  const elements = named(list, 'item')
  if (elements.length === 0) return { kind: 'remove', name }
  if (!elements.every(fitsSchema)) return undefined
  const items = elements.map(readItem)
  return items.every(item => item !== undefined) ? { kind: 'set', name, items } : { kind: 'unusable' }
}

const named = (parent: XmlElement, name: string) => elementsOf(parent).filter(child => child.name === name)

function fitsSchema({ attrs: { action, order = '', type } }: XmlElement): boolean {
  const isType = type === undefined || ['jid', 'group', 'subscription'].includes(type)
  return isType && (action === 'allow' || action === 'deny') && /^\d{1,15}$/.test(order)
}

function readItem(item: XmlElement): PrivacyItem | undefined {
  const { type, value = '', action, order } = item.attrs
  const common = {
    action: action === 'allow' ? 'allow' : 'deny',
    order: Number(order),
    kinds: KINDS.filter(kind => named(item, kind).length > 0),
  } as const
  switch (type) {
    case 'jid': {
      const jid = parseJid(value)
      return jid && { ...common, type, value: formatJid(jid) }
    }
    case 'group':
      return value ? { ...common, type, value } : undefined
    case 'subscription':
      return SUBSCRIPTIONS.includes(value) ? { ...common, type, value } : undefined
    default:
      return { ...common, type: undefined, value: '' }
  }
}
